package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Guards of a part of the value: {@code map} of each guard. */
class GuardPartsTest {

    private record Point(int x, int y) {
        Point withX(int other) {
            return new Point(other, y);
        }
    }

    private record Line(Point from, Point to) {
        Line withFrom(Point other) {
            return new Line(other, to);
        }
    }

    private static final Line LINE = new Line(new Point(1, 2), new Point(3, 4));

    private static final Function<Object, Object> BROKEN =
            whole -> {
                throw new UnsupportedOperationException("part of " + whole);
            };

    private final Mutex<Line> mutex = Mutex.create(LINE);
    private final RwLock<Line> lock = RwLock.create(LINE);

    private static <G> G ready(Future<G> future) throws Exception {
        return ((Poll.Ready<G>) future.poll(new TestContext())).value();
    }

    // ---- Mutex ----

    @Test
    void partOfAMutexIsReadAndReplacedInTheWhole() {
        MutexGuard<Line> whole = mutex.tryLock();
        MutexGuard<Point> part = whole.map(Line::from, Line::withFrom);
        assertThat(part.get()).isEqualTo(new Point(1, 2));
        part.set(new Point(5, 6));
        assertThat(part.get()).isEqualTo(new Point(5, 6));
        assertThat(part).hasToString("part of MutexGuard[locked]");
        part.close();
        assertThat(mutex.tryLock().get()).isEqualTo(new Line(new Point(5, 6), new Point(3, 4)));
    }

    @Test
    void partOfAPartOfAMutexReachesTheWhole() {
        MutexGuard<Point> from = mutex.tryLock().map(Line::from, Line::withFrom);
        try (MutexGuard<Integer> x = from.map(Point::x, Point::withX)) {
            x.set(x.get() + 6);
            assertThat(x.get()).isEqualTo(7);
            assertThatThrownBy(from::get).isInstanceOf(IllegalStateException.class);
            from.close();
            assertThat(mutex.isLocked()).isTrue();
        }
        assertThat(mutex.tryLock().get().from()).isEqualTo(new Point(7, 2));
    }

    @Test
    void mapTakesTheLockOverAndItIsGivenBackOnce() throws Exception {
        MutexGuard<Point> part;
        try (MutexGuard<Line> whole = mutex.tryLock()) {
            part = whole.map(Line::from, Line::withFrom);
            assertThatThrownBy(whole::get)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the guard was closed");
            assertThatThrownBy(() -> whole.set(LINE)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> whole.map(Line::to, (l, to) -> l))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(mutex.isLocked()).isTrue();
        Future<MutexGuard<Line>> next = mutex.lock();
        TestContext own = new TestContext();
        assertThat(next.poll(own)).isSameAs(Poll.pending());
        part.close();
        part.close();
        assertThat(own.wakes()).isEqualTo(1);
        assertThat(mutex.isLocked()).as("given on").isTrue();
        ready(next).close();
        assertThat(mutex.isLocked()).isFalse();
        assertThatThrownBy(part::get).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> part.set(null)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> part.map(Point::x, Point::withX))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void functionsThatThrowLeaveValueAndLockAsTheyWere() {
        BiFunction<Object, Object, Line> refusing =
                (whole, part) -> {
                    throw new UnsupportedOperationException("with");
                };
        MutexGuard<Object> part = mutex.tryLock().map(BROKEN, refusing);
        assertThatThrownBy(part::get).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> part.set("x")).hasMessage("with");
        assertThat(mutex.isLocked()).isTrue();
        part.close();
        assertThat(mutex.tryLock().get()).isEqualTo(LINE);
    }

    @Test
    void nullFunctionsAreRefusedAndTheGuardStays() {
        for (MutexGuard<Line> guard :
                List.of(
                        Mutex.create(LINE).tryLock(),
                        Mutex.create(List.of(LINE))
                                .tryLock()
                                .map(lines -> lines.get(0), (lines, line) -> List.of(line)))) {
            assertThatThrownBy(() -> guard.map(null, Line::withFrom))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("part");
            assertThatThrownBy(() -> guard.map(Line::from, null)).hasMessage("with");
            assertThat(guard.get()).isEqualTo(LINE);
        }
        ReadGuard<Line> reader = lock.tryRead();
        assertThatThrownBy(() -> reader.map(null)).hasMessage("part");
        ReadGuard<Point> part = reader.map(Line::from);
        assertThatThrownBy(() -> part.map(null)).hasMessage("part");
        part.close();
        WriteGuard<Line> writer = lock.tryWrite();
        assertThatThrownBy(() -> writer.map(null, Line::withFrom)).hasMessage("part");
        assertThatThrownBy(() -> writer.map(Line::from, null)).hasMessage("with");
        WriteGuard<Point> written = writer.map(Line::from, Line::withFrom);
        assertThatThrownBy(() -> written.map(null, Point::withX)).hasMessage("part");
        assertThatThrownBy(() -> written.map(Point::x, null)).hasMessage("with");
        assertThat(written.get()).isEqualTo(LINE.from());
    }

    @Test
    void nullIsAPart() {
        Mutex<List<Object>> holder = Mutex.create(List.of());
        try (MutexGuard<Object> part = holder.tryLock().map(list -> null, (list, none) -> list)) {
            assertThat(part.get()).isNull();
            part.set(null);
        }
        assertThat(holder.tryLock().get()).isEmpty();
    }

    // ---- RwLock ----

    @Test
    void partsAreReadBesideOtherReaders() {
        ReadGuard<Line> whole = lock.tryRead();
        ReadGuard<Point> from = whole.map(Line::from);
        ReadGuard<Integer> x = from.map(Point::x);
        try (ReadGuard<Line> other = lock.tryRead()) {
            assertThat(other.get().from().x()).isEqualTo(x.get()).isEqualTo(1);
        }
        whole.close();
        from.close();
        assertThatThrownBy(whole::get).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(from::get).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> whole.map(Line::to)).isInstanceOf(IllegalStateException.class);
        assertThat(x).hasToString("part of ReadLock[locked]");
        assertThat(lock.tryWrite()).isNull();
        x.close();
        x.close();
        assertThat(lock).hasToString("RwLock[unlocked]");
    }

    @Test
    void partsAreWrittenAlone() {
        WriteGuard<Line> whole = lock.tryWrite();
        WriteGuard<Point> from = whole.map(Line::from, Line::withFrom);
        WriteGuard<Integer> x = from.map(Point::x, Point::withX);
        x.set(9);
        assertThat(x.get()).isEqualTo(9);
        assertThat(x).hasToString("part of WriteLock[locked]");
        whole.close();
        from.close();
        assertThatThrownBy(() -> from.set(null)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> whole.map(Line::to, (l, to) -> l))
                .isInstanceOf(IllegalStateException.class);
        assertThat(lock.tryRead()).isNull();
        x.close();
        x.close();
        assertThat(lock.tryRead().get()).isEqualTo(new Line(new Point(9, 2), new Point(3, 4)));
    }

    @Test
    void partThatIsWrittenIsDowngradedToAPartThatIsRead() throws Exception {
        WriteGuard<Point> writer = lock.tryWrite().map(Line::from, Line::withFrom);
        Future<ReadGuard<Line>> second = lock.read();
        TestContext ofSecond = new TestContext();
        assertThat(second.poll(ofSecond)).isSameAs(Poll.pending());
        writer.set(new Point(5, 6));
        ReadGuard<Point> reader = writer.downgrade();
        assertThat(ofSecond.wakes()).isEqualTo(1);
        writer.close();
        assertThatThrownBy(writer::downgrade).isInstanceOf(IllegalStateException.class);
        assertThat(reader.get()).isEqualTo(new Point(5, 6));
        ready(second).close();
        assertThat(lock).hasToString("RwLock[1 reading]");
        reader.close();
        assertThat(lock).hasToString("RwLock[unlocked]");
    }
}
