package dev.rouse.testkit.laws;

import static dev.rouse.testkit.Assertions.assertPending;
import static dev.rouse.testkit.Assertions.assertReady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Sink;
import dev.rouse.Waker;
import dev.rouse.testkit.FakeContext;
import dev.rouse.testkit.Trace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What laws are made of, each by itself. */
class PartsOfLawsTest {

    private final FakeContext cx = new FakeContext();

    // ---- Sleeper ----

    @Test
    void sleeperIsPaidWhenAPollBeginsAfterTheWake() throws Exception {
        Sleeper sleeper = new Sleeper();
        Future<Integer> first = sleeper.paid();
        assertPending(first.poll(cx));
        assertPending(sleeper.poll(cx.next()));
        assertThat(cx.wakes()).as("the observer's").isEqualTo(1);
        assertReady(first.poll(cx)).isEqualTo(1);
        sleeper.wake(sleeper.latest());
        sleeper.wake(sleeper.latest());
        Future<Integer> second = sleeper.paid();
        assertPending(second.poll(cx));
        assertPending(sleeper.poll(cx.next()));
        assertReady(second.poll(cx)).isEqualTo(2);
        assertThat(sleeper).hasToString("Sleeper[2 of 2 polls]");
    }

    @Test
    void wakeInAPollOwesAnother() throws Exception {
        Sleeper sleeper = new Sleeper();
        assertPending(sleeper.poll(cx));
        sleeper.inNextPoll(() -> sleeper.wake(sleeper.latest()));
        assertPending(sleeper.paid().poll(cx.next()));
        assertPending(sleeper.poll(cx.next()));
        assertPending(sleeper.paid().poll(cx.next()));
        assertPending(sleeper.poll(cx.next()));
        assertReady(sleeper.paid().poll(cx.next())).isEqualTo(3);
    }

    @Test
    void firstAndLatestWakersAreKept() {
        Sleeper sleeper = new Sleeper();
        assertThatThrownBy(sleeper::latest).hasMessage("not polled yet");
        assertThatThrownBy(sleeper::first).hasMessage("not polled yet");
        FakeContext second = cx.next();
        sleeper.poll(cx);
        sleeper.poll(second);
        assertThat(sleeper.first()).isSameAs(cx.waker());
        assertThat(sleeper.latest()).isSameAs(second.waker());
        assertThat(sleeper.polls()).isEqualTo(2);
    }

    @Test
    void pollInsideAWakeIsNoticed() {
        Sleeper sleeper = new Sleeper();
        sleeper.poll(cx);
        assertThat(sleeper.wasPolledInline()).isFalse();
        sleeper.wake(() -> sleeper.poll(cx.next()));
        assertThat(sleeper.wasPolledInline()).isTrue();
    }

    @Test
    void pollAfterTheEndIsNoticed() throws Exception {
        Sleeper sleeper = new Sleeper();
        sleeper.endInNextPoll();
        assertReady(sleeper.poll(cx));
        assertThat(sleeper.wasPolledAfterEnd()).isFalse();
        sleeper.poll(cx);
        assertThat(sleeper.wasPolledAfterEnd()).isTrue();
        Sleeper dropped = new Sleeper();
        dropped.drop();
        assertReady(dropped.paid().poll(cx));
        dropped.poll(cx);
        assertThat(dropped.wasPolledAfterEnd()).isTrue();
    }

    // ---- Patient ----

    @Test
    void patientAsksAgainUntilItHappened() {
        AtomicBoolean happened = new AtomicBoolean();
        Patient patient = Patient.until(happened, context -> context.waker().wake());
        assertPending(patient.poll(cx));
        assertPending(patient.poll(cx));
        assertThat(cx.wakes()).isEqualTo(2);
        happened.set(true);
        assertReady(patient.poll(cx)).isEqualTo(true);
    }

    @Test
    void patientGivesUpFiveSecondsAfterItsFirstPoll() {
        Patient patient = Patient.until(new AtomicBoolean(), context -> {});
        cx.timer().advance(Duration.ofSeconds(60));
        assertPending(patient.poll(cx));
        cx.timer().advance(Duration.ofMillis(4999));
        assertPending(patient.poll(cx));
        cx.timer().advance(Duration.ofMillis(1));
        assertReady(patient.poll(cx)).isEqualTo(false);
    }

    // ---- Tracked ----

    @Test
    void trackedEndsInThePollItIsTold() throws Exception {
        Trace trace = new Trace();
        Tracked tracked = Tracked.endingAt(2, waker -> trace.add("pending"));
        assertPending(tracked.polledOnce().poll(cx));
        assertPending(tracked.poll(cx));
        assertReady(tracked.polledOnce().poll(cx)).isEqualTo(1);
        assertReady(tracked.poll(cx)).isEqualTo(2);
        assertThat(trace).containsExactly("pending");
        assertThat(tracked.polledBy()).isSameAs(Thread.currentThread());
        assertThat(tracked.droppedBy()).isNull();
        tracked.drop();
        assertThat(tracked.drops()).isEqualTo(1);
        assertThat(tracked.overlapped()).isFalse();
    }

    @Test
    void pollsInsideEachOtherAreNoticed() {
        Tracked[] self = {null};
        self[0] = Tracked.endingAt(3, waker -> self[0].poll(cx.next()));
        self[0].poll(cx);
        assertThat(self[0].overlapped()).isTrue();
        Tracked[] dropped = {null};
        dropped[0] = Tracked.endingAt(3, waker -> dropped[0].drop());
        dropped[0].poll(cx);
        assertThat(dropped[0].overlapped()).isTrue();
    }

    // ---- World ----

    @Test
    void childSinkGetsRoomThenDeliversThenTakesEverything() throws Exception {
        World world = new World();
        Sink<Integer> child = world.childSink("target");
        assertThat(world.events())
                .extracting(World.Event::name)
                .containsExactly(
                        "target gets room for one value",
                        "target delivers",
                        "target delivers everything at once");
        assertPending(child.pollReady(cx));
        world.events().get(0).action().run();
        assertThat(cx.wakes()).isEqualTo(1);
        assertReady(child.pollReady(cx));
        child.startSend(1);
        assertThat(arrived(world)).isEmpty();
        world.events().get(1).action().run();
        assertThat(arrived(world)).isEqualTo(List.of(1));
        world.events().get(2).action().run();
        assertReady(child.pollReady(cx));
        child.startSend(2);
        assertThat(arrived(world)).isEqualTo(List.of(1, 2));
        assertThat(world.unreleased()).isEqualTo("child target was neither ended nor dropped");
        assertReady(child.pollClose(cx));
        assertThat(world.unreleased()).isNull();
        assertThat(world.breach()).isNull();
    }

    private static List<?> arrived(World world) {
        return world.arrivals().get(0).now().get();
    }

    @Test
    void failingSinkFailsAsItsLastEvent() throws Exception {
        World world = new World();
        Exception failure = new Exception("no");
        Sink<Integer> child = world.failingSink("target", failure);
        world.events().forEach(event -> event.action().run());
        assertThatThrownBy(() -> child.pollReady(cx)).isSameAs(failure);
        assertThat(world.unreleased()).isNull();
    }

    @Test
    void whatWasDoneTooEarlyIsToldAndSoIsABreach() throws Exception {
        World world = new World();
        Sink<Integer> child = world.childSink("target");
        assertThat(world.touched()).isNull();
        child.pollFlush(cx);
        assertThat(world.touched()).isEqualTo("child target was polled or dropped");
        assertThatThrownBy(() -> child.startSend(1)).isInstanceOf(AssertionError.class);
        assertThat(world.breach()).isEqualTo("child target was sent to without room");
        World timed = new World();
        timed.clock().schedule(1, Waker.noop());
        assertThat(timed.touched()).isEqualTo("a timer was set");
    }

    @Test
    void everyStepHasOneWordForReports() {
        assertThat(Scripts.code(List.of())).isEmpty();
        assertThat(Scripts.code(List.of(SinkStep.READY, SinkStep.SEND))).isEqualTo("READY, SEND");
        assertThat(Law.values()).allSatisfy(law -> assertThat(law.toString()).isNotBlank());
        assertThat(SinkStep.values())
                .allSatisfy(
                        step -> {
                            String name = step.name();
                            assertThat(step.mode == PollMode.DURING_EVENT)
                                    .isEqualTo(name.endsWith("_DURING_EVENT"));
                            assertThat(step.mode == PollMode.WITHOUT_BUDGET)
                                    .isEqualTo(name.endsWith("_WITHOUT_BUDGET"));
                            assertThat(step.mode == PollMode.SAME_WAKER)
                                    .isEqualTo(name.endsWith("_SAME_WAKER"));
                        });
    }
}
