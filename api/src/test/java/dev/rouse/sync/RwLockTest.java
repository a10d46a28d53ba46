package dev.rouse.sync;

import static dev.rouse.testing.AllocatedBytes.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.AllocatedBytes;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RwLockTest {

    private final RwLock<String> lock = RwLock.create("v");
    private final TestContext cx = new TestContext();

    private static TestContext waiting(Future<?> future) throws Exception {
        TestContext own = new TestContext();
        assertThat(future.poll(own)).isSameAs(Poll.pending());
        return own;
    }

    private static <T> T ready(Future<T> future) throws Exception {
        return ((Poll.Ready<T>) future.poll(new TestContext())).value();
    }

    @Test
    void manyReadOrOneWrites() throws Exception {
        ReadGuard<String> first = ready(lock.read());
        ReadGuard<String> second = lock.tryRead();
        assertThat(first.get()).isEqualTo(second.get()).isEqualTo("v");
        assertThat(lock.tryWrite()).isNull();
        first.close();
        first.close();
        assertThat(lock).hasToString("RwLock[1 reading]");
        assertThat(lock.tryWrite()).isNull();
        second.close();
        try (WriteGuard<String> writer = lock.tryWrite()) {
            writer.set("w");
            assertThat(lock.tryRead()).isNull();
            assertThat(lock.tryWrite()).isNull();
            assertThat(lock).hasToString("RwLock[locked]");
        }
        String read = ready(lock.withRead(value -> value + "!"));
        assertThat(read).isEqualTo("w!");
        assertThat(lock).hasToString("RwLock[unlocked]");
    }

    @Test
    void waitingWriterGoesBeforeLaterReaders() throws Exception {
        ReadGuard<String> reader = lock.tryRead();
        Future<WriteGuard<String>> write = lock.write();
        Future<ReadGuard<String>> later = lock.read();
        TestContext ofWrite = waiting(write);
        TestContext ofLater = waiting(later);
        assertThat(lock.tryRead()).isNull();
        reader.close();
        assertThat(ofWrite.wakes()).isEqualTo(1);
        assertThat(ofLater.wakes()).isZero();
        ready(write).close();
        assertThat(ofLater.wakes()).isEqualTo(1);
        ready(later).close();
    }

    @Test
    void droppedWriterLetsTheReadersBehindItIn() throws Exception {
        ReadGuard<String> reader = lock.tryRead();
        Future<WriteGuard<String>> write = lock.write();
        Future<ReadGuard<String>> later = lock.read();
        waiting(write);
        TestContext ofLater = waiting(later);
        write.drop();
        assertThat(ofLater.wakes()).isEqualTo(1);
        ready(later).close();
        reader.close();
        assertThat(lock.tryWrite()).isNotNull();
    }

    @Test
    void grantedAndDroppedGoesToTheNext() throws Exception {
        WriteGuard<String> writer = lock.tryWrite();
        Future<WriteGuard<String>> first = lock.write();
        Future<ReadGuard<String>> second = lock.read();
        waiting(first);
        TestContext ofSecond = waiting(second);
        writer.close();
        first.drop();
        assertThat(ofSecond.wakes()).isEqualTo(1);
        ready(second).close();
    }

    @Test
    void downgradeLetsReadersInButNoWriterBetween() throws Exception {
        WriteGuard<String> writer = lock.tryWrite();
        Future<ReadGuard<String>> second = lock.read();
        Future<WriteGuard<String>> next = lock.write();
        TestContext ofSecond = waiting(second);
        TestContext ofNext = waiting(next);
        writer.set("w");
        ReadGuard<String> reader = writer.downgrade();
        writer.close();
        assertThat(reader.get()).isEqualTo("w");
        assertThat(ofSecond.wakes()).isEqualTo(1);
        assertThat(ofNext.wakes()).isZero();
        ready(second).close();
        assertThat(ofNext.wakes()).isZero();
        reader.close();
        assertThat(ofNext.wakes()).isEqualTo(1);
    }

    @Test
    void guardThatIsOverSaysSo() {
        WriteGuard<String> writer = lock.tryWrite();
        ReadGuard<String> reader = writer.downgrade();
        assertThatThrownBy(writer::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the guard was closed");
        assertThatThrownBy(() -> writer.set("x")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(writer::downgrade).isInstanceOf(IllegalStateException.class);
        reader.close();
        assertThatThrownBy(reader::get).isInstanceOf(IllegalStateException.class);
        assertThat(lock.tryWrite()).isNotNull();
    }

    @Test
    void readersAreLimitedAndSenselessLimitsRefused() throws Exception {
        RwLock<String> one = RwLock.withMaxReaders("v", 1);
        ReadGuard<String> reader = one.tryRead();
        assertThat(one.tryRead()).isNull();
        Future<ReadGuard<String>> second = one.read();
        TestContext ofSecond = waiting(second);
        reader.close();
        assertThat(ofSecond.wakes()).isEqualTo(1);
        ready(second).close();
        one.tryWrite().downgrade().close();
        assertThat(one).hasToString("RwLock[unlocked]");
        assertThatThrownBy(() -> RwLock.withMaxReaders("v", 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RwLock.withMaxReaders("v", RwLock.MAX_READERS + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void callbackThatThrowsUnlocks() throws Exception {
        RuntimeException failure = new RuntimeException("callback");
        assertThatThrownBy(() -> lock.tryUpdate(value -> fail(failure))).isSameAs(failure);
        assertThatThrownBy(() -> lock.tryInspect(value -> fail(failure))).isSameAs(failure);
        Future<String> reading = lock.withRead(value -> fail(failure));
        assertThatThrownBy(() -> reading.poll(cx)).isSameAs(failure);
        assertThat(lock.tryUpdate(value -> value + "2")).isTrue();
        List<String> seen = new ArrayList<>();
        assertThat(lock.tryInspect(seen::add)).isTrue();
        assertThat(seen).containsExactly("v2");
        WriteGuard<String> writer = lock.tryWrite();
        assertThat(lock.tryInspect(seen::add)).isFalse();
        assertThat(lock.tryUpdate(value -> value)).isFalse();
        writer.close();
    }

    private static String fail(RuntimeException failure) {
        throw failure;
    }

    @Test
    void manyWaitersLeaveFromWhereverTheyAre() throws Exception {
        WriteGuard<String> writer = lock.tryWrite();
        List<Future<?>> readers = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            Future<?> reader = lock.read();
            reader.poll(cx);
            readers.add(reader);
        }
        for (int i = 0; i < readers.size(); i += 2) {
            readers.get(i).drop();
        }
        writer.close();
        assertThat(cx.wakes()).isEqualTo(50_000);
    }

    @Test
    void uncontendedUseAllocatesNothing() throws Exception {
        assertThat(
                        AllocatedBytes.perCallOf(
                                () -> {
                                    lock.tryInspect(value -> {});
                                    return lock.tryUpdate(value -> value);
                                }))
                .isLessThan(NOTHING);
    }
}
