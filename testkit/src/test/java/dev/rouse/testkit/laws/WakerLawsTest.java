package dev.rouse.testkit.laws;

import dev.rouse.Executor;
import dev.rouse.Futures;
import dev.rouse.FuturesUnordered;
import dev.rouse.executor.single.SingleExecutor;
import dev.rouse.testkit.Interleaving;
import dev.rouse.testkit.sim.Chooser;
import dev.rouse.testkit.sim.Schedule;
import dev.rouse.testkit.sim.SimExecutor;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The wakers of our executors and combinators keep the laws. */
class WakerLawsTest {

    static Stream<WakerLaws> ofExecutors() {
        return Stream.of(
                WakerLaws.of("single, driven", SingleExecutor::create),
                WakerLaws.of("single, with a thread", () -> Executor.create("single")),
                WakerLaws.of("workstealing", () -> Executor.create("workstealing")).steps(2),
                simulated());
    }

    private static WakerLaws simulated() {
        return WakerLaws.of("simulated", () -> new SimExecutor(Chooser.fifo()))
                .withoutForeignThreads();
    }

    static Stream<WakerLaws> ofCombinators() {
        return Stream.of(
                inside("map").inside(future -> future.map(v -> v)),
                inside("join").inside(future -> future.join(Futures.ready(1), (a, b) -> b)),
                inside("joinAll").inside(future -> Futures.joinAll(List.of(future, yielding()))),
                inside("race").inside(future -> future.race(Futures.pending())),
                inside("shared").inside(future -> future.shared()),
                inside("onEnd").inside(future -> future.onEnd(() -> {})),
                inside("interleaved").inside(Interleaving.of(1)::future),
                inside("set")
                        .inside(
                                future -> {
                                    FuturesUnordered<Void> set = new FuturesUnordered<>();
                                    set.push(future);
                                    return set.next();
                                }));
    }

    private static dev.rouse.Future<Void> yielding() {
        return Futures.yieldNow().map(v -> null);
    }

    private static WakerLaws inside(String name) {
        return WakerLaws.of(name, SingleExecutor::create);
    }

    @ParameterizedTest
    @MethodSource({"ofExecutors", "ofCombinators"})
    void wakersKeepTheLaws(WakerLaws laws) {
        laws.check();
    }

    @Test
    void wakersKeepNothingOfAFutureThatHasEnded() {
        WakerLaws.of("single", SingleExecutor::create).checkingMemory().replay(WakerStep.END);
        inside("joinAll")
                .inside(future -> Futures.joinAll(List.of(future)))
                .checkingMemory()
                .replay(WakerStep.END);
    }

    @Property(tries = 50)
    void simulatedOnesDoUnderAnySchedule(
            @ForAll Schedule schedule, @ForAll @Size(max = 10) List<WakerStep> script) {
        WakerLaws.of("simulated", () -> new SimExecutor(Chooser.replay(schedule)))
                .withoutForeignThreads()
                .replay(script.toArray(WakerStep[]::new));
    }
}
