package dev.rouse.kernel;

import dev.rouse.Waker;
import dev.rouse.kernel.cpu.Cpu;
import dev.rouse.kernel.pit.Pit8254;
import dev.rouse.kernel.pit.PitTicks;
import dev.rouse.time.Timer;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Timers without a tick: the machine's timer is programmed to interrupt once, at the first deadline
 * or as near to it as it reaches, and is silent while nobody waits.
 *
 * <p>Time is the virtual time of the machine. A deadline is met by the first interrupt at or after
 * it, which is less than one tick of the timer, 838 ns, late, plus what the handler takes.
 *
 * <p><b>Threads.</b> {@link #schedule}, {@link #nowNanos} and cancelling from any thread: what
 * another thread schedules is a newcomer until the thread of the machine {@linkplain #admit admits}
 * it.
 */
final class KernelTimer implements Timer {

    /** The longest time the timer can be set to; what is farther away takes several settings. */
    private static final long LONGEST_TICKS = 0xFFFF;

    private static final int BYTE = 0xFF;

    /** How many cancelled entries may stay beside half as many as there are live ones. */
    private static final int SLACK = 16;

    private final Cpu cpu;
    private final BooleanSupplier onMachineThread;
    private final Runnable ring;
    private final Consumer<Throwable> report;
    private final AtomicLong order = new AtomicLong();
    private final Queue<TimerEntry> newcomers = new ConcurrentLinkedQueue<>();

    /** Changed with interrupts disabled only: the handler changes it too. */
    private final PriorityQueue<TimerEntry> waiting = new PriorityQueue<>();

    /** How many cancelled entries have not been cleared away, roughly. */
    private final AtomicInteger cancelled = new AtomicInteger();

    KernelTimer(
            Cpu cpu, BooleanSupplier onMachineThread, Runnable ring, Consumer<Throwable> report) {
        this.cpu = cpu;
        this.onMachineThread = onMachineThread;
        this.ring = ring;
        this.report = report;
    }

    /** Ends the periodic tick of the firmware: a mode without a count is a timer that waits. */
    void stopTicking() {
        cpu.out(Pit8254.CONTROL, Pit8254.ONE_SHOT);
    }

    @Override
    public long nowNanos() {
        return cpu.clock().nowNanos();
    }

    @Override
    public Registration schedule(long deadlineNanos, Waker waker) {
        TimerEntry entry = new TimerEntry(deadlineNanos, order.getAndIncrement(), waker, cancelled);
        if (deadlineNanos == Long.MAX_VALUE) {
            return entry; // never comes, so there is nothing to wait for
        }
        if (onMachineThread.getAsBoolean()) {
            cpu.withoutInterrupts(() -> insert(entry));
        } else {
            newcomers.add(entry);
            ring.run();
        }
        return entry;
    }

    boolean hasNewcomers() {
        return !newcomers.isEmpty();
    }

    /** Takes in what other threads have scheduled. */
    void admit() {
        if (!newcomers.isEmpty()) {
            cpu.withoutInterrupts(
                    () -> {
                        for (TimerEntry entry; (entry = newcomers.poll()) != null; ) {
                            insert(entry);
                        }
                    });
        }
    }

    private void insert(TimerEntry entry) {
        clearCancelled();
        waiting.add(entry);
        if (waiting.peek() == entry) {
            setTimer(entry.deadlineNanos);
        }
    }

    private void clearCancelled() {
        int count = cancelled.get();
        if (count > SLACK + waiting.size() / 2) {
            waiting.removeIf(TimerEntry::isCancelled);
            cancelled.addAndGet(-count);
        }
    }

    /**
     * Handles the timer's interrupt: wakes whose time has come, and sets the timer for the next.
     */
    void onInterrupt() {
        long nowNanos = nowNanos();
        TimerEntry first;
        while ((first = waiting.peek()) != null
                && (first.deadlineNanos <= nowNanos || first.isCancelled())) {
            waiting.remove();
            try {
                first.fire();
            } catch (Throwable thrown) { // against the rule; the others wait for this interrupt too
                report.accept(thrown);
            }
        }
        if (first == null) {
            stopTicking();
        } else {
            setTimer(first.deadlineNanos);
        }
    }

    private void setTimer(long deadlineNanos) {
        long leftNanos = Math.max(0, deadlineNanos - nowNanos());
        long ticks = Math.max(1, Math.min(LONGEST_TICKS, PitTicks.coveringNanos(leftNanos)));
        cpu.out(Pit8254.CONTROL, Pit8254.ONE_SHOT);
        cpu.out(Pit8254.CHANNEL_0, (int) ticks & BYTE);
        cpu.out(Pit8254.CHANNEL_0, (int) (ticks >> 8) & BYTE);
    }
}
