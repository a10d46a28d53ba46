package dev.rouse;

import dev.rouse.testing.TestContext;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * What the calls mean where they may block: blocks run as written. A stream or generator has a
 * thread, which runs only while somebody waits for its next value.
 */
public final class Async {

    public static <T> Future<T> async(AsyncBlock<T> block) {
        return Futures.lazy(block::call);
    }

    public static Future<Void> async(AsyncAction block) {
        return Futures.lazy(
                () -> {
                    block.run();
                    return null;
                });
    }

    public static <T> Stream<T> stream(StreamBlock<T> block) {
        return new Body<T>(
                () -> {
                    block.run();
                    return null;
                });
    }

    public static <Y, R> Generator<Y, R> generator(GeneratorBlock<Y, R> block) {
        Body<Object> body = new Body<>(block::call);
        return new Generator<>() {
            @Override
            @SuppressWarnings("unchecked")
            public GeneratorState<Y, R> resume() throws Exception {
                return body.goOn()
                        ? new GeneratorState.Yielded<>((Y) body.value)
                        : new GeneratorState.Complete<>((R) body.value);
            }

            @Override
            public void close() {
                body.drop();
            }
        };
    }

    public static <T> T await(Future<? extends T> future) throws Exception {
        Body<?> body = Body.CURRENT.get();
        Context cx = new TestContext();
        for (; ; ) {
            if (future.poll(cx) instanceof Poll.Ready<? extends T> ready) {
                return ready.value();
            }
            if (body != null) {
                if (!body.dropped) {
                    body.handOut(PollNext.pending());
                }
                if (body.dropped) {
                    future.drop();
                    throw new Dropped();
                }
            }
        }
    }

    public static void emit(Object value) {
        Body<?> body = Body.CURRENT.get();
        if (!body.dropped) {
            body.handOut(PollNext.item(value));
        }
        if (body.dropped) {
            throw new Dropped();
        }
    }

    public static void yield_(Object value) {
        Body<?> body = Body.CURRENT.get();
        if (!body.dropped) {
            body.handOut(value);
        }
        if (body.dropped) {
            throw new Dropped();
        }
    }

    private static final class Dropped extends Error {}

    private static final class Body<T> implements Stream<T> {
        static final ThreadLocal<Body<?>> CURRENT = new ThreadLocal<>();

        final Callable<?> code;
        final Semaphore mayRun = new Semaphore(0);
        final Semaphore hasStopped = new Semaphore(0);
        boolean begun;
        boolean ended;
        boolean dropped;
        Object value;
        Throwable failure;

        Body(Callable<?> code) {
            this.code = code;
        }

        /** Runs the code to its next value, which is there if this is true, or to its end. */
        boolean goOn() throws Exception {
            if (!begun) {
                begun = true;
                Thread thread = new Thread(this::run);
                thread.setDaemon(true);
                thread.start();
            }
            mayRun.release();
            hasStopped.acquireUninterruptibly();
            if (failure instanceof Exception e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            return !ended;
        }

        private void run() {
            CURRENT.set(this);
            mayRun.acquireUninterruptibly();
            try {
                value = code.call();
            } catch (Throwable e) {
                failure = e;
            }
            ended = true;
            hasStopped.release();
        }

        void handOut(Object next) {
            value = next;
            hasStopped.release();
            mayRun.acquireUninterruptibly();
        }

        @Override
        @SuppressWarnings("unchecked")
        public PollNext<T> pollNext(Context cx) throws Exception {
            return goOn() ? (PollNext<T>) value : PollNext.done();
        }

        @Override
        public void drop() {
            dropped = true;
            if (begun && !ended) {
                try {
                    goOn();
                } catch (Dropped unwound) {
                    // as it should be
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
