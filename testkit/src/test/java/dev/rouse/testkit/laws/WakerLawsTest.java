package dev.rouse.testkit.laws;

import dev.rouse.Executor;
import dev.rouse.Futures;
import dev.rouse.executor.single.SingleExecutor;
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

/** The wakers of our executors keep the laws. */
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

    @ParameterizedTest
    @MethodSource("ofExecutors")
    void wakersKeepTheLaws(WakerLaws laws) {
        laws.check();
    }

    @Test
    void wakersKeepNothingOfAFutureThatHasEnded() {
        WakerLaws.of("single", SingleExecutor::create).checkingMemory().replay(WakerStep.END);
        WakerLaws.of("joinAll", SingleExecutor::create)
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
