package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutexTest {

    private final Mutex<String> mutex = Mutex.create("a");
    private final TestContext cx = new TestContext();

    private static <T> MutexGuard<T> locked(Future<MutexGuard<T>> lock) throws Exception {
        Poll<MutexGuard<T>> polled = lock.poll(new TestContext());
        assertThat(polled.isReady()).isTrue();
        return ((Poll.Ready<MutexGuard<T>>) polled).value();
    }

    @Test
    void holderReadsAndWritesTheValue() throws Exception {
        try (MutexGuard<String> guard = locked(mutex.lock())) {
            assertThat(mutex.isLocked()).isTrue();
            guard.set(guard.get() + "b");
        }
        assertThat(mutex.isLocked()).isFalse();
        try (MutexGuard<String> guard = mutex.tryLock()) {
            assertThat(guard.get()).isEqualTo("ab");
        }
    }

    @Test
    void nullIsAValue() {
        Mutex<Object> holder = Mutex.create(null);
        try (MutexGuard<Object> guard = holder.tryLock()) {
            assertThat(guard.get()).isNull();
            guard.set("v");
            guard.set(null);
            assertThat(guard.get()).isNull();
        }
    }

    @Test
    void lockGoesToThoseWhoWaitInOrder() throws Exception {
        MutexGuard<String> held = mutex.tryLock();
        List<Integer> order = new ArrayList<>();
        List<Future<MutexGuard<String>>> line = new ArrayList<>();
        List<TestContext> contexts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            line.add(mutex.lock());
            contexts.add(new TestContext());
            assertThat(line.get(i).poll(contexts.get(i))).isSameAs(Poll.pending());
        }
        assertThat(mutex).hasToString("Mutex[locked, 3 waiting]");
        held.close();
        for (int i = 0; i < 3; i++) {
            assertThat(mutex.tryLock()).isNull();
            assertThat(contexts.get(i).wakes()).isEqualTo(1);
            order.add(i);
            locked(line.get(i)).close();
        }
        assertThat(order).containsExactly(0, 1, 2);
        assertThat(mutex).hasToString("Mutex[unlocked]");
    }

    @Test
    void closingAGuardTwiceUnlocksOnce() throws Exception {
        MutexGuard<String> first = mutex.tryLock();
        first.close();
        MutexGuard<String> second = mutex.tryLock();
        first.close();
        assertThat(mutex.isLocked()).isTrue();
        second.close();
        assertThat(mutex.isLocked()).isFalse();
    }

    @Test
    void closedGuardGivesNoAccess() {
        MutexGuard<String> guard = mutex.tryLock();
        guard.close();
        assertThatThrownBy(guard::get).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> guard.set("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the guard was closed");
        assertThat(mutex.tryLock().get()).isEqualTo("a");
    }

    @Test
    void droppedAfterTheGrantHandsTheLockOn() throws Exception {
        MutexGuard<String> held = mutex.tryLock();
        Future<MutexGuard<String>> first = mutex.lock();
        Future<MutexGuard<String>> second = mutex.lock();
        first.poll(new TestContext());
        second.poll(cx);
        held.close();
        first.drop();
        assertThat(cx.wakes()).isEqualTo(1);
        locked(second).close();
        assertThat(mutex.isLocked()).isFalse();
    }

    @Test
    void droppedAfterCompletionKeepsTheLock() throws Exception {
        Future<MutexGuard<String>> lock = mutex.lock();
        MutexGuard<String> guard = locked(lock);
        lock.drop();
        assertThat(mutex.isLocked()).isTrue();
        guard.close();
    }

    @Test
    void tryUpdateReplacesUnderTheLock() {
        assertThat(
                        mutex.tryUpdate(
                                value -> {
                                    assertThat(mutex.isLocked()).isTrue();
                                    return value + "!";
                                }))
                .isTrue();
        MutexGuard<String> guard = mutex.tryLock();
        assertThat(guard.get()).isEqualTo("a!");
        assertThat(mutex.tryUpdate(value -> "not called")).isFalse();
        guard.close();
        assertThat(mutex.tryLock().get()).isEqualTo("a!");
    }

    @Test
    void updateThatThrowsUnlocksAndKeepsTheValue() {
        IllegalStateException thrown = new IllegalStateException();
        assertThatThrownBy(
                        () ->
                                mutex.tryUpdate(
                                        value -> {
                                            throw thrown;
                                        }))
                .isSameAs(thrown);
        assertThat(mutex.tryLock().get()).isEqualTo("a");
    }

    @Test
    void updateInsideAnUpdateFindsTheLockTaken() {
        assertThat(
                        mutex.tryUpdate(
                                outer -> {
                                    assertThat(mutex.tryUpdate(inner -> "b")).isFalse();
                                    return outer + "c";
                                }))
                .isTrue();
        assertThat(mutex.isLocked()).isFalse();
    }

    @Test
    void withLockUnlocksAlsoWhenTheFunctionThrows() throws Exception {
        Future<Integer> length = mutex.withLock(String::length);
        assertThat(mutex.isLocked()).isFalse();
        assertThat(length.poll(cx)).isEqualTo(Poll.ready(1));
        Exception thrown = new Exception();
        assertThatThrownBy(
                        () ->
                                mutex.withLock(
                                                value -> {
                                                    throw thrown;
                                                })
                                        .poll(cx))
                .isSameAs(thrown);
        assertThat(mutex.isLocked()).isFalse();
    }

    @Test
    void nullFunctionsAreRefused() {
        assertThatThrownBy(() -> mutex.tryUpdate(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> mutex.withLock(null)).isInstanceOf(NullPointerException.class);
        assertThat(mutex.isLocked()).isFalse();
    }
}
