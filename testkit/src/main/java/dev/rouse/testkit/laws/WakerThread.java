package dev.rouse.testkit.laws;

import dev.rouse.Executor;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs scripts for wakers on a thread and an executor of their own, and notices if one hangs. */
final class WakerThread {

    private final String name;
    private final Supplier<? extends Executor> make;
    private final Function<Executor, WakerRun> newRun;
    private final Duration limit;
    private volatile @Nullable WakerRun current;
    private volatile @Nullable Throwable failure;

    WakerThread(
            String name,
            Supplier<? extends Executor> make,
            Function<Executor, WakerRun> newRun,
            Duration limit) {
        this.name = name;
        this.make = make;
        this.newRun = newRun;
        this.limit = limit;
    }

    void run(Consumer<Supplier<WakerRun>> scripts) {
        Thread thread = new Thread(() -> runAll(scripts), "rouse-laws-of-wakers");
        thread.setDaemon(true);
        thread.start();
        try {
            join(thread);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(name + ": interrupted before the end of its laws", e);
        }
        rethrow();
    }

    private void runAll(Consumer<Supplier<WakerRun>> scripts) {
        try (Executor executor = make.get()) {
            scripts.accept(
                    () -> {
                        WakerRun run = newRun.apply(executor);
                        current = run;
                        return run;
                    });
        } catch (Throwable thrown) {
            failure = thrown;
        }
    }

    private void join(Thread thread) throws InterruptedException {
        for (WakerRun before = null; ; ) {
            thread.join(limit.toMillis());
            if (!thread.isAlive()) {
                return;
            }
            WakerRun now = current;
            if (now != null && now == before) {
                Breach hangs = new Breach(now.awaited(), "no end within " + limit);
                LawBroken broken = Scripts.broken(name, now.script(), now, hangs);
                broken.setStackTrace(thread.getStackTrace());
                throw broken;
            }
            before = now;
        }
    }

    private void rethrow() {
        Throwable thrown = failure;
        if (thrown instanceof LawBroken broken) {
            throw broken;
        }
        if (thrown != null) {
            throw new AssertionError(name + ": the executor threw " + thrown, thrown);
        }
    }
}
