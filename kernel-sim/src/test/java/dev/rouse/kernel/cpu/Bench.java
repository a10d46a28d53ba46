package dev.rouse.kernel.cpu;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A processor on a table: with a controller that requests what a test tells it to. */
final class Bench implements InterruptController {

    final Clock clock = new Clock();
    final IoBus io = new IoBus();
    final MemoryBus memory = new MemoryBus();
    final Idt idt = new Idt();
    final List<String> trace = new ArrayList<>();
    final Cpu cpu;

    private final Deque<Integer> requests = new ArrayDeque<>();

    Bench() {
        this(Outside.NONE);
    }

    Bench(Outside outside) {
        cpu = new Cpu(clock, io, memory, this, outside);
        cpu.loadIdt(idt);
    }

    /** A device requests an interrupt. */
    void request(int vector) {
        requests.add(vector);
    }

    void requestAfter(long nanos, int vector) {
        clock.after(nanos, () -> request(vector));
    }

    /** Sets a handler that notes that it was entered. */
    void handle(int vector) {
        idt.set(vector, Gate.interrupt(frame -> trace.add("handler " + vector)));
    }

    void note(String what) {
        trace.add(what);
    }

    @Override
    public boolean interruptRequested() {
        return !requests.isEmpty();
    }

    @Override
    public int acknowledge() {
        return requests.remove();
    }
}
