package dev.rouse.transform.javac;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Compiles class files on a thread of its own while javac goes on with the next. The thread is one
 * for each compilation; it is started by the first class, and ends when the compilation does. If
 * javac crashes and nobody says that it has ended, what has been submitted is still compiled, and
 * then the thread ends by itself.
 *
 * <p>What there is to say is kept until {@link #settle}, since what javac says itself in between
 * would otherwise stand before it or behind it as chance has it. A class about which there is
 * nothing to say, as about nearly all, is forgotten as soon as it is done: a compilation may have
 * many, and each keeps the trees of its source.
 *
 * <p>All fields belong to javac's thread; all methods are for it. The other thread has the {@link
 * WaitingClasses} only.
 */
final class BesideJavac {

    /** With more, javac's thread helps: one that gets no processor must not fill the heap. */
    private static final int MOST_RUNNING = 64;

    private record Submitted(
            ClassFile file, Reports.Place place, CompletableFuture<Outcome> outcome) {}

    private final Reports reports;
    private final ExecutorService thread;
    private final WaitingClasses waiting;

    /** Not yet known to be done, oldest first. */
    private final Deque<Submitted> running = new ArrayDeque<>();

    /** Done, oldest first, all before those that run. */
    private final List<Submitted> untold = new ArrayList<>();

    /**
     * Makes one of a compilation.
     *
     * @param thread has one thread, and is told to end when the compilation does
     */
    BesideJavac(Reports reports, ExecutorService thread) {
        this(reports, thread, file -> Outcome.of(file, false));
    }

    BesideJavac(Reports reports, ExecutorService thread, Function<ClassFile, Outcome> compiler) {
        this.reports = reports;
        this.thread = thread;
        this.waiting = new WaitingClasses(thread::isShutdown, compiler);
    }

    /** The thread of one compilation; the JVM does not wait for it, nor does it keep a loader. */
    static ExecutorService newThread() {
        ThreadPoolExecutor thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        1,
                        TimeUnit.MILLISECONDS,
                        new LinkedBlockingQueue<>(),
                        work -> {
                            Thread made = new Thread(null, work, "rouse-transform", 0, false);
                            made.setDaemon(true);
                            made.setContextClassLoader(null);
                            return made;
                        });
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    /** Compiles a class file that is on disk, later. */
    void submit(ClassFile file, Reports.Place place) {
        if (running.size() == MOST_RUNNING) {
            waiting.compileOne();
        }
        while (!running.isEmpty()
                && (running.size() == MOST_RUNNING || running.getFirst().outcome().isDone())) {
            awaitFirst();
        }
        running.add(new Submitted(file, place, waiting.add(file)));
        if (waiting.needsThread()) {
            thread.execute(waiting);
        }
    }

    /**
     * Helps to compile what waits, waits for the rest, and says what there is to say about all, in
     * their order. An interrupt does not end the wait, since nobody would do the rest; it stays
     * set. A thread that is interrupted does not help: it could not read a file.
     */
    void settle() {
        boolean helps = true;
        while (helps && !Thread.currentThread().isInterrupted()) {
            helps = waiting.compileOne();
        }
        while (!running.isEmpty()) {
            awaitFirst();
        }
        List<Submitted> told = List.copyOf(untold);
        untold.clear();
        told.forEach(one -> reports.tell(one.file(), one.outcome().join(), one.place()));
    }

    /** Settles what is left; nothing may be submitted any more. */
    void end() {
        try {
            settle();
        } finally {
            thread.shutdown();
        }
    }

    private void awaitFirst() {
        Submitted first = running.removeFirst();
        Outcome outcome = first.outcome().join();
        if (outcome.isSilent()) {
            reports.forget(first.file());
        } else {
            untold.add(first);
        }
    }
}
