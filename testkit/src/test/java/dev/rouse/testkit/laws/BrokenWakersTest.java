package dev.rouse.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.task.Task;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Wakers with one mistake each, of an executor or of a combinator, beside right ones. */
class BrokenWakersTest {

    /** Right: polls its child with a waker made of that of the task. */
    private static class Part implements Future<@Nullable Void> {
        private final Future<@Nullable Void> child;
        private final Function<Waker, Waker> wakers;

        Part(Future<@Nullable Void> child, Function<Waker, Waker> wakers) {
            this.child = child;
            this.wakers = wakers;
        }

        @Override
        public Poll<@Nullable Void> poll(Context cx) throws Exception {
            return child.poll(cx.withWaker(wakers.apply(cx.waker())));
        }

        @Override
        public void drop() {
            child.drop();
        }
    }

    private static WakerLaws wakers(Function<Waker, Waker> wakers) {
        return WakerLaws.of("part", Tiny::new)
                .inside(child -> new Part(child, wakers))
                .withoutForeignThreads();
    }

    private static LawBroken broken(WakerLaws laws, Law law, WakerStep... script) {
        LawBroken broken = catchThrowableOfType(LawBroken.class, laws::check);
        assertThat(broken).as("what " + laws + " breaks").isNotNull();
        assertThat(broken.law()).as(broken.getMessage()).isEqualTo(law);
        assertThat(broken.script()).containsExactly(script);
        LawBroken again = catchThrowableOfType(LawBroken.class, () -> laws.replay(script));
        assertThat(again.law()).isEqualTo(law);
        return broken;
    }

    @Test
    void rightOnesKeepTheLaws() {
        WakerLaws.of("tiny", Tiny::new).withoutForeignThreads().checkingMemory().check();
        wakers(waker -> waker::wake).check();
    }

    @Test
    void wakeDuringAPollIsLost() {
        LawBroken broken =
                broken(
                        WakerLaws.of("forgetful", Tiny::new)
                                .inside(Forgetful::new)
                                .withoutForeignThreads(),
                        Law.WAKE,
                        WakerStep.WAKE_IN_POLL);
        assertThat(broken)
                .hasMessage(
                        """
                        forgetful breaks the law WAKE: each wake is followed by a poll that \
                        begins after it
                        the poll that was earned never came: java.lang.IllegalStateException: \
                        nothing is ready, and the root waits
                        what was done:
                            WAKE_IN_POLL
                            then:
                        to run it again:
                            laws.replay(WAKE_IN_POLL);""");
    }

    /** Hears no wakes while it polls. */
    private static final class Forgetful implements Future<@Nullable Void> {
        private final Future<@Nullable Void> child;
        private boolean polling;

        Forgetful(Future<@Nullable Void> child) {
            this.child = child;
        }

        @Override
        public Poll<@Nullable Void> poll(Context cx) throws Exception {
            Waker waker = cx.waker();
            polling = true;
            Poll<@Nullable Void> polled =
                    child.poll(
                            cx.withWaker(
                                    () -> {
                                        if (!polling) {
                                            waker.wake();
                                        }
                                    }));
            polling = false;
            return polled;
        }
    }

    @Test
    void pollsInsideWake() {
        LawBroken broken =
                broken(
                        WakerLaws.of(
                                        "eager",
                                        () ->
                                                new Tiny() {
                                                    @Override
                                                    public void schedule(Task<?> task) {
                                                        task.run();
                                                    }
                                                })
                                .withoutForeignThreads(),
                        Law.WAKE_RETURNS);
        assertThat(broken).hasMessageContaining("the task was polled inside wake, by its caller");
    }

    @Test
    void wakesOnlyOnce() {
        LawBroken broken =
                broken(
                        WakerLaws.of("once", Tiny::new)
                                .inside(
                                        child -> {
                                            boolean[] woken = {false};
                                            return new Part(
                                                    child,
                                                    waker ->
                                                            () -> {
                                                                if (!woken[0]) {
                                                                    woken[0] = true;
                                                                    waker.wake();
                                                                }
                                                            });
                                        })
                                .withoutForeignThreads(),
                        Law.WAKE,
                        WakerStep.WAKE);
        assertThat(broken).hasMessageContaining("the end never came");
    }

    @Test
    void throwsWhenTheTaskHasEnded() {
        broken(
                WakerLaws.of("part", Tiny::new)
                        .inside(
                                child ->
                                        new Future<@Nullable Void>() {
                                            private boolean ended;

                                            @Override
                                            public Poll<@Nullable Void> poll(Context cx)
                                                    throws Exception {
                                                Waker waker = cx.waker();
                                                Poll<@Nullable Void> polled =
                                                        child.poll(
                                                                cx.withWaker(
                                                                        () -> {
                                                                            if (ended) {
                                                                                throw new IllegalStateException();
                                                                            }
                                                                            waker.wake();
                                                                        }));
                                                ended = polled.isReady();
                                                return polled;
                                            }
                                        })
                        .withoutForeignThreads(),
                Law.WAKE_RETURNS,
                WakerStep.END,
                WakerStep.WAKE);
    }

    /** Says of every waker that it wakes the same task. */
    private record Agreeing(Waker waker) implements Waker {
        @Override
        public void wake() {
            waker.wake();
        }

        @Override
        public boolean willWake(Waker other) {
            return true;
        }
    }

    @Test
    void takesEveryWakerForItsOwn() {
        broken(wakers(Agreeing::new), Law.WILL_WAKE);
    }

    /** Says of its own kind that they wake the same task. */
    private record Kin(Waker waker) implements Waker {
        @Override
        public void wake() {
            waker.wake();
        }

        @Override
        public boolean willWake(Waker other) {
            return other instanceof Kin;
        }
    }

    @Test
    void takesTheWakerOfAnotherTaskForItsOwn() {
        broken(wakers(Kin::new), Law.WILL_WAKE);
    }

    @Test
    void keepsTheFuture() {
        LawBroken broken =
                broken(
                        WakerLaws.of("part", Tiny::new)
                                .inside(
                                        child ->
                                                new Part(
                                                        child,
                                                        waker ->
                                                                new Waker() {
                                                                    final Object kept = child;

                                                                    @Override
                                                                    public void wake() {
                                                                        waker.wake();
                                                                    }

                                                                    @Override
                                                                    public String toString() {
                                                                        return "keeping " + kept;
                                                                    }
                                                                }))
                                .withoutForeignThreads()
                                .checkingMemory(),
                        Law.LETS_GO,
                        WakerStep.END);
        assertThat(broken).hasMessageContaining("still reachable from the waker keeping Sleeper[");
    }

    @Test
    void waitsForALockThatThePollHolds() {
        WakerLaws laws =
                WakerLaws.of("locked", Tiny::new)
                        .inside(
                                child -> {
                                    Object lock = new Object();
                                    return new Part(
                                            child,
                                            waker ->
                                                    () -> {
                                                        synchronized (lock) {
                                                            waker.wake();
                                                        }
                                                    }) {
                                        @Override
                                        public Poll<@Nullable Void> poll(Context cx)
                                                throws Exception {
                                            synchronized (lock) {
                                                return super.poll(cx);
                                            }
                                        }
                                    };
                                })
                        .limit(Duration.ofMillis(300));
        LawBroken broken =
                catchThrowableOfType(
                        LawBroken.class, () -> laws.replay(WakerStep.WAKE_IN_POLL_FROM_THREAD));
        assertThat(broken.law()).isEqualTo(Law.WAKE_RETURNS);
        assertThat(broken)
                .hasMessageContaining("no end within PT0.3S")
                .hasMessageContaining("laws.replay(WAKE_IN_POLL_FROM_THREAD);");
    }
}
