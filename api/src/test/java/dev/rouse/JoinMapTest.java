package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tasks are found, aborted and replaced by their keys, and joined with them. */
class JoinMapTest {

    private final QueueScheduler scheduler = new QueueScheduler();
    private final TestContext cx = new TestContext();
    private final JoinMap<String, Integer> map = new JoinMap<>(scheduler);

    private Keyed<String, Outcome<Integer>> joined() {
        return ((PollNext.Item<Keyed<String, Outcome<Integer>>>) map.pollNext(cx)).value();
    }

    @Test
    void outcomesComeWithTheirKeys() {
        map.spawn("a", Futures.ready(1));
        map.spawn("b", Futures.ready(2));
        assertThat(map.keys()).containsExactly("a", "b");
        scheduler.runAll();
        assertThat(map.size()).isEqualTo(2);
        assertThat(joined()).isEqualTo(new Keyed<>("a", Outcome.value(1)));
        assertThat(map.containsKey("a")).isFalse();
        assertThat(map.containsKey("b")).isTrue();
        assertThat(map.tryNext()).isInstanceOf(PollNext.Item.class);
        assertThat(map.isEmpty()).isTrue();
        assertThat(map.pollNext(cx).isDone()).isTrue();
    }

    @Test
    void abortEndsTheTaskOfItsKeyAlone() {
        Probe<Integer> first = Probe.pending();
        Probe<Integer> second = Probe.pending();
        map.spawn("a", first);
        map.spawn("b", second);
        scheduler.runAll();
        assertThat(map.abort("b")).isTrue();
        assertThat(map.abort("c")).isFalse();
        scheduler.runAll();
        assertThat(first.drops).isZero();
        assertThat(second.drops).isEqualTo(1);
        Keyed<String, Outcome<Integer>> ended = joined();
        assertThat(ended.key()).isEqualTo("b");
        assertThatThrownBy(ended.value()::get).isInstanceOf(CancellationException.class);
    }

    @Test
    void abortMatchingAsksTheKeys() {
        Probe<Integer> first = Probe.pending();
        Probe<Integer> second = Probe.pending();
        map.spawn("a", first);
        map.spawn("b", second);
        scheduler.runAll();
        map.abortMatching("a"::equals);
        scheduler.runAll();
        assertThat(first.drops).isEqualTo(1);
        assertThat(second.drops).isZero();
    }

    @Test
    void aSecondTaskOfAKeyReplacesTheFirstWhichIsAbortedAndNeverJoined() throws Exception {
        Probe<Integer> first = Probe.pending();
        map.spawn("a", first);
        scheduler.runAll();
        map.spawn("a", Futures.ready(2));
        assertThat(map.size()).isEqualTo(1);
        scheduler.runAll();
        assertThat(first.drops).isEqualTo(1);
        assertThat(joined().value().get()).isEqualTo(2);
        assertThat(map.pollNext(cx).isDone()).isTrue();
    }

    /** Some only spawn and abort, and never join. */
    @Test
    void replacedTasksAreForgottenThoughNobodyPollsTheMap() {
        List<WeakReference<TaskRef>> replaced = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            replaced.add(new WeakReference<>(map.spawn("a", Futures.pending())));
            scheduler.runAll();
        }
        map.spawn("a", Futures.ready(7));
        map.spawn("b", Futures.ready(8));
        scheduler.runAll();
        for (WeakReference<TaskRef> reference : replaced) {
            while (reference.get() != null) { // the watchdog ends it if it never comes true
                System.gc();
            }
        }
        assertThat(joined()).isEqualTo(new Keyed<>("a", Outcome.value(7)));
        assertThat(joined()).isEqualTo(new Keyed<>("b", Outcome.value(8)));
    }

    @Test
    void aReplacedTaskThatHadFailedIsReported() {
        Exception failure = new Exception("on purpose");
        map.spawn("a", Futures.failed(failure));
        scheduler.runAll();
        map.spawn("a", Futures.ready(2));
        assertThat(scheduler.uncaught).containsExactly(failure);
    }

    @Test
    void shutdownEmptiesTheMapAfterTheCleanUp() throws Exception {
        Probe<Integer> child = Probe.pending();
        map.spawn("a", child);
        scheduler.runAll();
        Future<@Nullable Void> shutdown = map.shutdown();
        assertThat(shutdown.poll(cx).isReady()).isFalse();
        scheduler.runAll();
        assertThat(shutdown.poll(cx).isReady()).isTrue();
        assertThat(child.drops).isEqualTo(1);
        assertThat(map.isEmpty()).isTrue();
    }

    @Test
    void dropAbortsAndDetachLetsGo() {
        Probe<Integer> dropped = Probe.pending();
        Probe<Integer> detached = Probe.pending();
        map.spawn("a", detached);
        scheduler.runAll();
        map.detachAll();
        map.spawn("a", dropped);
        scheduler.runAll();
        map.drop();
        scheduler.runAll();
        assertThat(dropped.drops).isEqualTo(1);
        assertThat(detached.drops).isZero();
        assertThatThrownBy(() -> map.pollNext(cx)).hasMessageStartingWith("polled after drop");
    }
}
