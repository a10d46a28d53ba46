package dev.rouse.stress.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.Scope;
import dev.rouse.Waker;
import dev.rouse.stress.OneTask;
import dev.rouse.stress.PollContext;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What races need of a scope: one child, and the end. */
interface ScopePlace {

    void spawn();

    void cancel();

    boolean isAborted();

    boolean isRejected();

    /** The scope that the library ships. */
    static ScopePlace real() {
        OneTask spawner = new OneTask();
        AtomicReference<@Nullable Scope> scopes = new AtomicReference<>();
        Future<Integer> whole =
                Scope.run(
                        scope -> {
                            scopes.set(scope);
                            return Futures.pending();
                        });
        try {
            whole.poll(new PollContext(Waker.noop(), spawner));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        Scope scope = requireNonNull(scopes.get());
        Child child = new Child();
        return new ScopePlace() {
            @Override
            public void spawn() {
                scope.spawn(child);
            }

            @Override
            public void cancel() {
                scope.cancel();
            }

            @Override
            public boolean isAborted() {
                return spawner.isAborted();
            }

            @Override
            public boolean isRejected() {
                return child.dropped;
            }
        };
    }

    /** Notes whether it was dropped. */
    final class Child implements Future<Integer> {
        private boolean dropped;

        @Override
        public Poll<Integer> poll(Context cx) {
            return Poll.pending();
        }

        @Override
        public void drop() {
            dropped = true;
        }
    }

    /** The algorithm once more, but a child that was added is not asked after again. */
    final class NoSecondLook implements ScopePlace {
        private boolean closing;
        private boolean added;
        private boolean hasHandle;
        private boolean aborted;
        private boolean rejected;

        @Override
        public void spawn() {
            synchronized (this) {
                rejected = closing;
                added = !closing;
            }
            if (added) {
                Thread.onSpinWait();
                synchronized (this) {
                    hasHandle = true;
                }
            }
        }

        @Override
        public synchronized void cancel() {
            closing = true;
            aborted = hasHandle;
        }

        @Override
        public boolean isAborted() {
            return aborted;
        }

        @Override
        public boolean isRejected() {
            return rejected;
        }
    }
}
