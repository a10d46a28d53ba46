package dev.rouse.transform.javac;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Class files that wait to be compiled, oldest first, and what the thread beside javac does: it
 * takes one after the other, and looks by itself every few milliseconds whether there are more. To
 * wake it for each would be a call of the operating system, on the thread that the build waits for,
 * and the dearest part of what that does about a class. So a class may wait for a moment; javac's
 * thread takes what is left when it has nothing else to do.
 *
 * <p>It knows nothing of javac, so a thread that is in here when javac crashes keeps nothing of it.
 *
 * <p><b>Threads.</b> Any. A class is compiled by who has taken it out of the queue, and its future
 * publishes what became of it.
 */
final class WaitingClasses implements Runnable {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    /** So often in a row, about a second long, it looks for nothing until it gives up. */
    private static final int MOST_LOOKS = 250;

    private record Waiting(ClassFile file, CompletableFuture<Outcome> outcome) {}

    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final BooleanSupplier isOver;
    private final Function<ClassFile, Outcome> compiler;

    /** Set by who starts {@link #run}, cleared by it before its last look. */
    private final AtomicBoolean isLookedAfter = new AtomicBoolean();

    /**
     * Makes an empty queue.
     *
     * @param isOver whether nothing will be added any more
     * @param compiler what is done to a class; it throws nothing
     */
    WaitingClasses(BooleanSupplier isOver, Function<ClassFile, Outcome> compiler) {
        this.isOver = isOver;
        this.compiler = compiler;
    }

    /** Adds a class file; gives what will become of it. */
    CompletableFuture<Outcome> add(ClassFile file) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        queue.add(new Waiting(file, outcome));
        return outcome;
    }

    /** Whether a thread is to be started on {@link #run}; true to one caller until that ends. */
    boolean needsThread() {
        return !isLookedAfter.get() && isLookedAfter.compareAndSet(false, true);
    }

    /** Compiles the class that waits longest; false if none does. */
    boolean compileOne() {
        Waiting next = queue.poll();
        if (next == null) {
            return false;
        }
        next.outcome().complete(compiler.apply(next.file()));
        return true;
    }

    /** Compiles until all is over, or nothing has come for a second. */
    @Override
    public void run() {
        do {
            for (int looks = 0; looks < MOST_LOOKS; looks++) {
                while (compileOne()) {
                    looks = 0;
                }
                if (isOver.getAsBoolean()) {
                    break;
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
            isLookedAfter.set(false);
        } while (!queue.isEmpty() && needsThread());
    }
}
