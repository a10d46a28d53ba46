package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.testing.TestContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The answers of a stream, and {@link Stream#next}, which borrows. */
class StreamTest {

    private final TestContext cx = new TestContext();

    /** Gives the answers it was made with; counts drops. */
    private static final class Scripted implements Stream<String> {
        final Deque<PollNext<String>> answers;
        int drops;

        Scripted(List<PollNext<String>> answers) {
            this.answers = new ArrayDeque<>(answers);
        }

        @Override
        public PollNext<String> pollNext(Context cx) throws Exception {
            PollNext<String> answer = answers.poll();
            if (answer == null) {
                throw new Exception("the script is over");
            }
            return answer;
        }

        @Override
        public void drop() {
            drops++;
        }

        @Override
        public String toString() {
            return "Scripted";
        }
    }

    @Test
    void answersTellWhatTheyAre() {
        PollNext<@Nullable String> item = PollNext.item(null);
        assertThat(item).isEqualTo(new PollNext.Item<@Nullable String>(null));
        assertThat(item.isPending()).isFalse();
        assertThat(item.isDone()).isFalse();
        assertThat(PollNext.done()).isSameAs(PollNext.done()).hasToString("Done");
        assertThat(PollNext.done().isDone()).isTrue();
        assertThat(PollNext.pending()).isSameAs(PollNext.pending()).hasToString("Pending");
        assertThat(PollNext.pending().isPending()).isTrue();
        assertThat(PollNext.pending().isDone()).isFalse();
    }

    @Test
    void nextGivesOneItemAndThenTheEnd() throws Exception {
        Scripted stream =
                new Scripted(List.of(PollNext.pending(), PollNext.item("a"), PollNext.done()));
        Future<Next<String>> first = stream.next();
        assertThat(first).hasToString("Next[Scripted]");
        assertThat(first.poll(cx)).isEqualTo(Poll.pending());
        assertThat(first.poll(cx)).isEqualTo(Poll.ready(PollNext.item("a")));
        assertThat(first).hasToString("Next[completed]");
        assertThat(stream.next().poll(cx)).isEqualTo(Poll.ready(PollNext.done()));
        assertThatThrownBy(() -> first.poll(cx)).hasMessageContaining("polled after completion");
        assertThat(stream.answers).isEmpty();
    }

    @Test
    void droppingNextLeavesTheStreamAlone() throws Exception {
        Scripted stream = new Scripted(List.of(PollNext.pending(), PollNext.item("kept")));
        Future<Next<String>> dropped = stream.next();
        assertThat(dropped.poll(cx)).isEqualTo(Poll.pending());
        dropped.drop();
        assertThatThrownBy(() -> dropped.poll(cx)).hasMessageContaining("polled after drop");
        assertThat(stream.drops).isZero();
        assertThat(stream.next().poll(cx)).isEqualTo(Poll.ready(PollNext.item("kept")));
    }

    @Test
    void nextFailsWithTheStreamsExceptionAndIsOver() {
        Future<Next<String>> next = new Scripted(List.of()).next();
        assertThatThrownBy(() -> next.poll(cx)).hasMessage("the script is over");
        assertThatThrownBy(() -> next.poll(cx)).hasMessageContaining("polled after completion");
    }

    @Test
    void aStreamThatAnswersNullIsNamed() {
        Stream<String> broken =
                new Stream<>() {
                    @Override
                    @SuppressWarnings("NullAway") // breaks the contract on purpose
                    public PollNext<String> pollNext(Context context) {
                        return null;
                    }

                    @Override
                    public String toString() {
                        return "Broken";
                    }
                };
        assertThatThrownBy(() -> broken.next().poll(cx)).hasMessage("Broken answered null");
    }
}
