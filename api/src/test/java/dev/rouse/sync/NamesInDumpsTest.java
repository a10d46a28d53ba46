package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.testing.TestContext;
import org.junit.jupiter.api.Test;

/** What a dump or a message shows of those who wait, and of what they hold. */
class NamesInDumpsTest {

    private static void poll(Future<?> future) throws Exception {
        future.poll(new TestContext());
    }

    @Test
    void permitShowsWhatItHoldsAndTheFutureBehindIt() throws Exception {
        Semaphore semaphore = Semaphore.create(3);
        Permit tried = semaphore.tryAcquireMany(2);
        assertThat(tried).hasToString("Permit[2]");
        tried.close();
        assertThat(tried).hasToString("Acquire[COMPLETED]");
        Future<Permit> acquire = semaphore.acquireMany(4);
        assertThat(acquire).hasToString("Acquire[NEW]");
        poll(acquire);
        assertThat(acquire).hasToString("Acquire[QUEUED]");
        semaphore.addPermits(1);
        assertThat(acquire).hasToString("Acquire[GRANTED]");
        poll(acquire);
        assertThat(acquire).hasToString("Permit[4]");
    }

    @Test
    void guardsShowWhetherTheyAreOpen() throws Exception {
        Mutex<String> mutex = Mutex.create("secret");
        MutexGuard<String> guard = mutex.tryLock();
        assertThat(guard).hasToString("MutexGuard[locked]");
        Future<MutexGuard<String>> lock = mutex.lock();
        poll(lock);
        assertThat(lock).hasToString("Lock[QUEUED]");
        guard.close();
        assertThat(guard).hasToString("Lock[COMPLETED]");
        lock.drop();
        assertThat(lock).hasToString("Lock[DROPPED]");
    }

    @Test
    void guardsOfReadersAndWritersShowWhetherTheyAreOpen() throws Exception {
        RwLock<String> lock = RwLock.create("secret");
        WriteGuard<String> writer = lock.tryWrite();
        assertThat(writer).hasToString("WriteLock[locked]");
        Future<ReadGuard<String>> read = lock.read();
        assertThat(read).hasToString("ReadLock[NEW]");
        poll(read);
        writer.close();
        assertThat(writer).hasToString("WriteLock[COMPLETED]");
        assertThat(read).hasToString("ReadLock[GRANTED]");
        poll(read);
        assertThat(read).hasToString("ReadLock[locked]");
    }

    @Test
    void futuresShowHowFarTheyAre() throws Exception {
        Notify notify = Notify.create();
        Future<?> notified = notify.notified();
        assertThat(notified).hasToString("Notified[NEW]");
        SetOnce<String> once = SetOnce.create();
        Future<String> completed = once.whenSet();
        Future<String> dropped = once.whenSet();
        assertThat(completed).hasToString("WhenSet[waiting]");
        dropped.drop();
        once.set("secret");
        poll(completed);
        assertThat(completed).hasToString("WhenSet[completed]");
        assertThat(dropped).hasToString("WhenSet[dropped]");
        completed.drop();
        assertThat(completed).hasToString("WhenSet[completed]");
    }

    @Test
    void getOrInitShowsWhatItMakes() throws Exception {
        OnceCell<String> cell = OnceCell.create();
        Future<String> making = Futures.pending();
        Future<String> first = cell.getOrInit(() -> making);
        Future<String> second = cell.getOrInit(() -> Futures.ready("secret"));
        poll(first);
        poll(second);
        assertThat(first).hasToString("GetOrInit[making " + making + "]");
        assertThat(second).hasToString("GetOrInit[waiting]");
        first.drop();
        assertThat(first).hasToString("GetOrInit[dropped]");
        poll(second);
        assertThat(second).hasToString("GetOrInit[completed]");
    }

    @Test
    void runUntilCancelledShowsWhatItRuns() {
        Future<String> running = Futures.pending();
        assertThat(CancellationToken.create().runUntilCancelled(running))
                .hasToString("RunUntilCancelled[" + running + "]");
    }

    @Test
    void guardsThatAreOverNameWhatTheyGuarded() {
        Mutex<String> mutex = Mutex.create("secret");
        MutexGuard<String> guard = mutex.tryLock();
        guard.close();
        assertThatThrownBy(guard::get).hasMessageContaining("Mutex[unlocked]");
    }
}
