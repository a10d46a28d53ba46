package dev.rouse;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import dev.rouse.testing.CountingWaker;
import dev.rouse.testing.ManualTimer;
import dev.rouse.testing.UncaughtExceptions;
import dev.rouse.time.Timer;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever keeps many children on one task: the last thing that a poll does before it answers
 * pending is to register the task, other polls do not, and no wake falls between.
 */
class RegisteringLastTest {

    /** Of fewer futures a select polls all at each wake. */
    private static final int MANY = 40;

    private final List<Child> children =
            IntStream.range(0, MANY).mapToObj(i -> new Child()).toList();
    private final Child first = children.get(0);
    private final Child second = children.get(1);

    /** A future, a stream, or the handle of a task. */
    private static final class Child {
        int polls;
        boolean ready;
        Runnable whenPolled = () -> {};
        private @Nullable Waker waker;

        boolean poll(Context cx) {
            polls++;
            waker = cx.waker();
            whenPolled.run();
            return ready;
        }

        void wake() {
            requireNonNull(waker).wake();
        }

        Future<Integer> asFuture() {
            return Futures.pollFn(cx -> poll(cx) ? Poll.ready(1) : Poll.pending());
        }

        Stream<Integer> asStream() {
            return Streams.pollFn(cx -> poll(cx) ? PollNext.item(1) : PollNext.pending());
        }
    }

    /** The handle of a task that runs only when the handle is polled. */
    private record HandleThatRuns<T extends @Nullable Object>(
            Future<T> future, @Nullable String name) implements JoinHandle<T> {

        @Override
        public Poll<T> poll(Context cx) throws Exception {
            return future.poll(cx);
        }

        @Override
        public void abort() {}

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public long id() {
            return 1;
        }

        @Override
        public void drop() {}
    }

    /** A poll of the owner; true if it has handed something out. */
    private interface Owner {
        boolean poll(Context cx) throws Exception;

        static Owner of(Stream<?> stream) {
            return cx -> !stream.pollNext(cx).isPending();
        }
    }

    enum Kind {
        FUTURES_UNORDERED,
        SELECT_ALL_STREAMS,
        JOIN_SET,
        SELECT_ALL_FUTURES;

        Owner of(List<Child> children) {
            switch (this) {
                case FUTURES_UNORDERED -> {
                    FuturesUnordered<Integer> futures = new FuturesUnordered<>();
                    children.forEach(child -> futures.push(child.asFuture()));
                    return Owner.of(futures);
                }
                case SELECT_ALL_STREAMS -> {
                    SelectAll<Integer> streams = new SelectAll<>();
                    children.forEach(child -> streams.push(child.asStream()));
                    return Owner.of(streams);
                }
                case JOIN_SET -> {
                    JoinSet<Integer> tasks = new JoinSet<>(HandleThatRuns::new);
                    children.forEach(child -> tasks.spawn(child.asFuture()));
                    return Owner.of(tasks);
                }
                case SELECT_ALL_FUTURES -> {
                    Future<?> select =
                            Futures.selectAll(children.stream().map(Child::asFuture).toList());
                    return cx -> select.poll(cx).isReady();
                }
            }
            throw new AssertionError(this);
        }
    }

    /** Says when it is asked for its waker. */
    private static final class Asked implements Context {
        final CountingWaker counting = new CountingWaker();
        final Waker waker;
        int times;
        Runnable whenAsked = () -> {};

        Asked() {
            waker = counting;
        }

        Asked(Waker waker) {
            this.waker = waker;
        }

        int wakes() {
            return counting.count();
        }

        @Override
        public Waker waker() {
            times++;
            whenAsked.run();
            return waker;
        }

        @Override
        public Timer timer() {
            return new ManualTimer();
        }

        @Override
        public Spawner spawner() {
            throw new AssertionError("nothing is spawned");
        }

        @Override
        public boolean tryProceed() {
            return true;
        }
    }

    private int polls() {
        return children.stream().mapToInt(child -> child.polls).sum();
    }

    @ParameterizedTest
    @EnumSource
    void aPollThatHandsSomethingOutDoesNotRegister(Kind kind) throws Exception {
        Owner owner = kind.of(children);
        first.ready = true;
        Asked cx = new Asked();
        assertThat(owner.poll(cx)).isTrue();
        assertThat(cx.times).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aPollThatWaitsRegistersAfterItsChildren(Kind kind) throws Exception {
        Owner owner = kind.of(children);
        Asked cx = new Asked();
        cx.whenAsked = () -> assertThat(polls()).isEqualTo(MANY);
        assertThat(owner.poll(cx)).isFalse();
        assertThat(cx.times).isEqualTo(1);
        assertThat(cx.wakes()).isZero();
        second.wake();
        assertThat(cx.wakes()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aChildWokenInItsOwnPollIsPolledAgain(Kind kind) throws Exception {
        Owner owner = kind.of(children);
        first.whenPolled = first::wake;
        for (int i = 1; i <= 3; i++) {
            Asked cx = new Asked();
            assertThat(owner.poll(cx)).isFalse();
            assertThat(cx.wakes()).isEqualTo(1);
            assertThat(first.polls).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChildWokenByOneThatIsPolledLaterIsPolledAgain(Kind kind) throws Exception {
        Owner owner = kind.of(children);
        second.whenPolled = first::wake;
        Asked cx = new Asked();
        assertThat(owner.poll(cx)).isFalse();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(owner.poll(cx)).isFalse();
        assertThat(first.polls).isEqualTo(2);
        assertThat(second.polls).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aChildWokenRightBeforeTheTaskIsRegisteredIsPolledAgain(Kind kind) throws Exception {
        Owner owner = kind.of(children);
        Asked cx = new Asked();
        cx.whenAsked = first::wake;
        assertThat(owner.poll(cx)).isFalse();
        assertThat(cx.wakes()).isEqualTo(1);
        first.ready = true;
        assertThat(owner.poll(new Asked())).isTrue();
        assertThat(first.polls).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void theTaskOfTheLatestPollIsWokenThoughAnEarlierOneIsRegistered(Kind kind) throws Exception {
        Owner owner = kind.of(children);
        Asked earlier = new Asked();
        assertThat(owner.poll(earlier)).isFalse();
        Asked latest = new Asked();
        latest.whenAsked = first::wake;
        assertThat(owner.poll(latest)).isFalse();
        assertThat(earlier.wakes()).as("for nothing").isEqualTo(1);
        assertThat(latest.wakes()).isEqualTo(1);
    }

    /** Who was handed an item polls again; a select has ended. */
    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "SELECT_ALL_FUTURES")
    void aChildWokenWhileNobodyIsRegisteredIsPolledNext(Kind kind) throws Exception {
        Owner owner = kind.of(children);
        first.ready = true;
        assertThat(owner.poll(new Asked())).isTrue();
        first.ready = false;
        Asked cx = new Asked();
        assertThat(owner.poll(cx)).isFalse();
        second.wake();
        assertThat(cx.wakes()).isEqualTo(1);
        second.ready = true;
        assertThat(owner.poll(cx)).isTrue();
        second.ready = false;
        Child third = children.get(2);
        third.wake();
        assertThat(cx.wakes()).as("nobody").isEqualTo(1);
        third.ready = true;
        assertThat(owner.poll(cx)).isTrue();
        assertThat(third.polls).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheWakerThrowsEndsNothing(Kind kind) throws Exception {
        RuntimeException failure = new RuntimeException("on purpose");
        Owner owner = kind.of(children);
        first.whenPolled = first::wake;
        Asked cx =
                new Asked(
                        () -> {
                            throw failure;
                        });
        List<Throwable> uncaught =
                UncaughtExceptions.during(() -> assertThat(pollOf(owner, cx)).isFalse());
        assertThat(uncaught).containsExactly(failure);
        second.ready = true;
        second.wake();
        assertThat(owner.poll(new Asked())).isTrue();
    }

    private static boolean pollOf(Owner owner, Context cx) {
        try {
            return owner.poll(cx);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
