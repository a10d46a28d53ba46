package dev.rouse.testkit;

import static dev.rouse.testkit.Assertions.assertPending;
import static dev.rouse.testkit.Assertions.assertReady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScriptedSinkTest {

    private final FakeContext cx = new FakeContext();
    private final ScriptedSink<@Nullable Integer> sink = ScriptedSink.pending("s");

    @Test
    void hasRoomWhenItIsTold() throws Exception {
        assertPending(sink.pollReady(cx));
        sink.room(1);
        assertThat(cx.wakes()).isEqualTo(1);
        assertReady(sink.pollReady(cx));
        assertReady(sink.pollReady(cx));
        sink.startSend(1);
        assertPending(sink.pollReady(cx));
        assertThat(sink.taken()).containsExactly(1);
        assertThat(sink.polls()).isEqualTo(4);
    }

    @Test
    void valuesArriveWhenItIsTold() throws Exception {
        assertReady(sink.pollFlush(cx));
        sink.room(2);
        send(1);
        send(null);
        assertPending(sink.pollFlush(cx));
        assertThat(sink.arrived()).isEmpty();
        sink.deliver();
        assertThat(cx.wakes()).isEqualTo(1);
        assertReady(sink.pollFlush(cx));
        assertThat(sink.arrived()).isEqualTo(Arrays.asList(1, null));
    }

    private void send(@Nullable Integer value) throws Exception {
        assertReady(sink.pollReady(cx));
        sink.startSend(value);
    }

    @Test
    void openOneTakesEverythingAtOnce() throws Exception {
        ScriptedSink<String> open = ScriptedSink.open("o");
        for (String value : List.of("a", "b", "c")) {
            assertReady(open.pollReady(cx));
            open.startSend(value);
            assertReady(open.pollFlush(cx));
        }
        assertThat(open.arrived()).containsExactly("a", "b", "c");
        assertReady(open.pollClose(cx));
        assertThat(open.hasEnded()).isTrue();
        assertThat(open.breaches()).isEmpty();
    }

    @Test
    void closeWaitsForWhatIsOnItsWay() throws Exception {
        sink.room(1);
        send(1);
        assertPending(sink.pollClose(cx));
        assertThat(sink.isClosing()).isTrue();
        assertThat(sink.hasEnded()).isFalse();
        sink.open();
        assertReady(sink.pollClose(cx));
        assertThat(sink.hasEnded()).isTrue();
    }

    @Test
    void roomIsHandedOutWithinTheBudgetAndThenStays() throws Exception {
        sink.room(1);
        FakeContext spent = new FakeContext().budget(0);
        assertPending(sink.pollReady(spent));
        assertThat(spent.wakes()).isEqualTo(1);
        assertReady(sink.pollReady(cx));
        assertReady(sink.pollReady(spent));
    }

    @Test
    void keepsTheLatestWakerOnly() throws Exception {
        FakeContext second = cx.next();
        assertPending(sink.pollReady(cx));
        assertPending(sink.pollReady(second));
        sink.wake();
        sink.wake();
        assertThat(cx.wakes()).isZero();
        assertThat(second.wakes()).isEqualTo(1);
    }

    @Test
    void failureEndsIt() throws Exception {
        Exception failure = new Exception("no");
        assertPending(sink.pollReady(cx));
        sink.fail(failure);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThatThrownBy(() -> sink.pollFlush(cx)).isSameAs(failure);
        assertThat(sink.hasEnded()).isTrue();
        assertThatThrownBy(() -> sink.pollClose(cx)).hasMessage("s was polled after its end");
    }

    @Test
    void sendingWithoutRoomIsWrittenDown() throws Exception {
        assertThatThrownBy(() -> sink.startSend(1)).hasMessage("s was sent to without room");
        sink.room(2);
        send(1);
        assertThatThrownBy(() -> sink.startSend(2)).hasMessage("s was sent to without room");
        assertThat(sink.breaches())
                .containsExactly("s was sent to without room", "s was sent to without room");
        assertThat(sink.taken()).containsExactly(1);
    }

    @Test
    void useAfterClosingIsWrittenDown() throws Exception {
        sink.room(2);
        send(1);
        assertReady(sink.pollReady(cx));
        assertPending(sink.pollClose(cx));
        assertThatThrownBy(() -> sink.pollReady(cx))
                .hasMessage("s was asked for room after closing had begun");
        assertThatThrownBy(() -> sink.startSend(2)).hasMessage("s was sent to without room");
        sink.deliver();
        assertReady(sink.pollClose(cx));
        assertThatThrownBy(() -> sink.startSend(2)).hasMessage("s was sent to after its end");
        assertThatThrownBy(() -> sink.pollFlush(cx)).hasMessage("s was polled after its end");
        assertThat(sink.breaches()).hasSize(4);
    }

    @Test
    void secondDropIsWrittenDown() {
        sink.drop();
        assertThat(sink.hasEnded()).isTrue();
        assertThatThrownBy(sink::drop).hasMessage("s was dropped twice");
        assertThat(sink.drops()).isEqualTo(2);
    }

    @Test
    void useDuringAPollIsWrittenDown() {
        FakeContext inside = new FakeContext();
        dev.rouse.Context nosy =
                new dev.rouse.Context() {
                    @Override
                    public dev.rouse.Waker waker() {
                        assertThatThrownBy(() -> sink.pollFlush(inside))
                                .hasMessage("s was polled during a poll");
                        assertThatThrownBy(() -> sink.startSend(1))
                                .hasMessage("s was sent to during a poll");
                        assertThatThrownBy(sink::drop).hasMessage("s was dropped during a poll");
                        return inside.waker();
                    }

                    @Override
                    public dev.rouse.time.Timer timer() {
                        return inside.timer();
                    }

                    @Override
                    public dev.rouse.Spawner spawner() {
                        return inside.spawner();
                    }

                    @Override
                    public boolean tryProceed() {
                        return true;
                    }

                    @Override
                    public dev.rouse.Context withWaker(dev.rouse.Waker waker) {
                        return this;
                    }
                };
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> sink.pollReady(nosy)))
                .isNull();
        assertThat(sink.breaches()).hasSize(3);
        assertThat(sink.drops()).isZero();
    }

    @Property
    void roomIsForSoManyValues(@ForAll @IntRange(max = 20) int room) throws Exception {
        ScriptedSink<Integer> some = ScriptedSink.<Integer>pending("some").room(room);
        FakeContext context = new FakeContext();
        int sent = 0;
        while (some.pollReady(context).isReady()) {
            some.startSend(sent++);
        }
        assertThat(sent).isEqualTo(room);
        assertThat(some.arrived()).isEmpty();
        assertThat(some.deliver().arrived()).hasSize(room);
    }
}
