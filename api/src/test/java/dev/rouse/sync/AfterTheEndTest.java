package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.testing.TestContext;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every future of this package knows that it has ended, however that came about. */
class AfterTheEndTest {

    /** A future, and what completes it. */
    private record Subject(String name, Future<?> future, Runnable completes) {

        /** One that completes in its first poll. */
        Subject(String name, Future<?> future) {
            this(name, future, () -> {});
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Subject> subjects() {
        Semaphore semaphore = Semaphore.create(0);
        Semaphore closed = Semaphore.create(0);
        Mutex<String> mutex = Mutex.create("v");
        MutexGuard<String> locked = mutex.tryLock();
        RwLock<String> rwLock = RwLock.create("v");
        WriteGuard<String> written = rwLock.tryWrite();
        RwLock<String> readOnly = RwLock.create("v");
        ReadGuard<String> read = readOnly.tryRead();
        Notify notify = Notify.create();
        Notify stored = Notify.create();
        stored.notifyOne();
        Barrier barrier = Barrier.create(2);
        CancellationToken token = CancellationToken.create();
        CancellationToken cancelled = CancellationToken.create();
        cancelled.cancel();
        CancellationToken active = CancellationToken.create();
        OnceCell<String> cell = OnceCell.create();
        OnceCell<String> making = OnceCell.create();
        Future<String> maker = making.getOrInit(Futures::pending);
        poll(maker);
        SetOnce<String> once = SetOnce.create();
        SetOnce<String> set = SetOnce.create();
        set.set("v");
        return List.of(
                new Subject("acquire", Semaphore.create(1).acquire()),
                new Subject("acquire, granted", semaphore.acquire(), () -> semaphore.addPermits(1)),
                new Subject("lock", Mutex.create("v").lock()),
                new Subject("lock, granted", mutex.lock(), locked::close),
                new Subject("read", RwLock.create("v").read()),
                new Subject("read, granted", rwLock.read(), written::close),
                new Subject("write", RwLock.create("v").write()),
                new Subject("write, granted", readOnly.write(), read::close),
                new Subject("notified, stored", stored.notified()),
                new Subject("notified, granted", notify.notified(), notify::notifyWaiters),
                new Subject("arrive, last", Barrier.create(1).arrive()),
                new Subject("arrive", barrier.arrive(), () -> poll(barrier.arrive())),
                new Subject("cancelled", cancelled.cancelled()),
                new Subject("cancelled, later", token.cancelled(), token::cancel),
                new Subject(
                        "runUntilCancelled", active.runUntilCancelled(Mutex.create("v").lock())),
                new Subject(
                        "runUntilCancelled, cancelled",
                        cancelled.runUntilCancelled(Futures.pending())),
                new Subject("getOrInit", cell.getOrInit(() -> Futures.ready("v"))),
                new Subject("getOrInit, full", OnceCell.of("v").getOrInit(Futures::pending)),
                new Subject(
                        "getOrInit, granted",
                        making.getOrInit(() -> Futures.ready("v")),
                        maker::drop),
                new Subject("whenSet", set.whenSet()),
                new Subject("whenSet, later", once.whenSet(), () -> once.set("v")));
    }

    /** The same, polled where they answer pending then: nothing has completed them. */
    private static List<Subject> waiting() {
        return subjects().stream().filter(subject -> !poll(subject.future)).toList();
    }

    private static boolean poll(Future<?> future) {
        try {
            return future.poll(new TestContext()).isReady();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void assertEnded(Future<?> future, String how) {
        assertThatThrownBy(() -> future.poll(new TestContext()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("polled after " + how);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void completedFutureIsNotPolledAgain(Subject subject) {
        subject.completes.run();
        assertThat(poll(subject.future)).isTrue();
        assertEnded(subject.future, "completion");
        subject.future.drop();
        assertEnded(subject.future, "completion");
    }

    @ParameterizedTest
    @MethodSource("waiting")
    void futureThatWaitedIsNotPolledAgainAfterItHasCompleted(Subject subject) {
        subject.completes.run();
        assertThat(poll(subject.future)).isTrue();
        assertEnded(subject.future, "completion");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void futureDroppedBeforeItsFirstPollIsNotPolled(Subject subject) {
        subject.future.drop();
        assertEnded(subject.future, "drop");
    }

    @ParameterizedTest
    @MethodSource("waiting")
    void futureDroppedWhileItWaitsIsNotPolledAgain(Subject subject) {
        subject.future.drop();
        subject.future.drop();
        assertEnded(subject.future, "drop");
        subject.completes.run();
        assertEnded(subject.future, "drop");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void withoutBudgetNothingCompletesAndNothingIsLost(Subject subject) throws Exception {
        TestContext cx = new TestContext();
        cx.budget = 0;
        subject.completes.run();
        assertThat(subject.future.poll(cx).isPending()).isTrue();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(poll(subject.future)).isTrue();
    }
}
