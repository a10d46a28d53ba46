package dev.rouse.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChunkQueueTest {

    private final ChunkQueue<@Nullable Object> queue = new ChunkQueue<>();

    private @Nullable Object take() {
        assertThat(queue.hasValue()).isTrue();
        Object value = queue.peek();
        assertThat(queue.peek()).isSameAs(value);
        queue.remove();
        return value;
    }

    @Test
    void newQueueIsEmpty() {
        assertThat(queue.hasValue()).isFalse();
        assertThat(queue.size()).isZero();
        assertThat(queue.isClosed()).isFalse();
        assertThat(queue.isClosedAndTaken()).isFalse();
    }

    @Test
    void valuesPassTheBordersOfChunksInOrder() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 5 * ChunkQueue.CHUNK / 2; i++) {
                assertThat(queue.offer(i)).isTrue();
            }
            for (int i = 0; i < 5 * ChunkQueue.CHUNK / 2; i++) {
                assertThat(take()).isEqualTo(i);
            }
            assertThat(queue.hasValue()).isFalse();
        }
    }

    /** The next chunk is made by the one who needs it, not by the one who fills the last. */
    @Test
    void queueOfExactlyOneChunkIsEmptyAfterIt() {
        for (int i = 0; i < ChunkQueue.CHUNK; i++) {
            queue.offer(i);
        }
        for (int i = 0; i < ChunkQueue.CHUNK; i++) {
            take();
        }
        assertThat(queue.hasValue()).isFalse();
        assertThat(queue.size()).isZero();
        queue.offer("next");
        assertThat(take()).isEqualTo("next");
    }

    /** Its hint points to a chunk that the consumer has left and cut off. */
    @Test
    void slowProducerFindsItsChunkFromOneThatWasLeftBehind() {
        ChunkQueue.Chunk near = queue.hintAcquire();
        for (int i = 0; i < 3 * ChunkQueue.CHUNK + 5; i++) {
            queue.offer(i);
            take();
        }
        queue.store(near, queue.claim(), "late");
        queue.offer("last");
        assertThat(take()).isEqualTo("late");
        assertThat(take()).isEqualTo("last");
    }

    /** It goes forward from its hint, over what others have put there in the meantime. */
    @Test
    void slowProducerFindsItsChunkOverOthers() {
        ChunkQueue.Chunk near = queue.hintAcquire();
        for (int i = 0; i < 2 * ChunkQueue.CHUNK; i++) {
            queue.offer(i);
        }
        queue.store(near, queue.claim(), "late");
        for (int i = 0; i < 2 * ChunkQueue.CHUNK; i++) {
            assertThat(take()).isEqualTo(i);
        }
        assertThat(take()).isEqualTo("late");
    }

    @Test
    void nullIsAValue() {
        queue.offer(null);
        assertThat(queue.size()).isEqualTo(1);
        assertThat(take()).isNull();
    }

    @Test
    void closedQueueAcceptsNothingAndKeepsTheRest() {
        queue.offer("a");
        assertThat(queue.close()).isTrue();
        assertThat(queue.close()).isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(queue.offer("b")).isFalse();
        }
        assertThat(queue.isClosed()).isTrue();
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.isClosedAndTaken()).isFalse();
        assertThat(take()).isEqualTo("a");
        assertThat(queue.isClosedAndTaken()).isTrue();
    }

    /** Numbers are how many to put in, and if negative how many to take out. */
    @Property
    void doesWhatAListWouldDo(
            @ForAll @Size(max = 50) List<@IntRange(min = -50, max = 50) Integer> script) {
        ChunkQueue<Integer> real = new ChunkQueue<>();
        Deque<Integer> model = new ArrayDeque<>();
        int next = 0;
        for (int step : script) {
            for (int i = 0; i < step; i++) {
                real.offer(next);
                model.add(next++);
            }
            for (int i = 0; i < -step && !model.isEmpty(); i++) {
                assertThat(real.peek()).isEqualTo(model.remove());
                real.remove();
            }
            assertThat(real.size()).isEqualTo(model.size());
            assertThat(real.hasValue()).isEqualTo(!model.isEmpty());
        }
    }
}
