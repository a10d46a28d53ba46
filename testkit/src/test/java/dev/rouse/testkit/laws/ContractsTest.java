package dev.rouse.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Waker;
import dev.rouse.task.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A contract fails for what breaks it, by short scripts and by long ones. */
class ContractsTest {

    @Test
    void futuresAre() {
        FutureContract<String> contract =
                () ->
                        FutureLaws.of(
                                "deaf",
                                world -> {
                                    boolean[] open = {false};
                                    world.event("open", () -> open[0] = true);
                                    return cx -> open[0] ? Poll.ready("v") : Poll.pending();
                                });
        assertThatThrownBy(contract::keepsTheLaws).isInstanceOf(LawBroken.class);
        assertThatThrownBy(() -> contract.keepsThemInLongScripts(List.of(Step.POLL, Step.EVENT)))
                .isInstanceOf(LawBroken.class)
                .hasMessageContaining("laws.replay(POLL, EVENT);");
    }

    @Test
    void streamsAre() {
        StreamContract<Integer> contract =
                () ->
                        StreamLaws.<Integer>of("short", world -> cx -> PollNext.done())
                                .giving(List.of(1));
        assertThatThrownBy(contract::keepsTheLaws).hasMessageContaining("it gave [], not [1]");
        assertThatThrownBy(() -> contract.keepsThemInLongScripts(List.of()))
                .isInstanceOf(LawBroken.class);
    }

    @Test
    void sinksAre() {
        SinkContract<Integer> contract =
                () ->
                        SinkLaws.<Integer>of("lossy", world -> world.childSink("target"))
                                .sending(List.of(1))
                                .delivering(sent -> List.of(2));
        assertThatThrownBy(contract::keepsTheLaws)
                .isInstanceOf(LawBroken.class)
                .hasMessageContaining("target got [1], which is not the beginning of [2]");
        assertThatThrownBy(() -> contract.keepsThemInLongScripts(List.of(SinkStep.FLUSH)))
                .isInstanceOf(LawBroken.class);
    }

    private static class Eager extends Tiny {
        @Override
        public void schedule(Task<?> task) {
            task.run();
        }
    }

    @Test
    void wakersAre() {
        WakerContract contract = () -> WakerLaws.of("eager", Eager::new).withoutForeignThreads();
        assertThatThrownBy(contract::keepsTheLaws).isInstanceOf(LawBroken.class);
        assertThatThrownBy(() -> contract.keepsThemInLongScripts(List.of(WakerStep.WAKE)))
                .isInstanceOf(LawBroken.class)
                .hasMessageContaining("laws.replay(WAKE);");
    }

    @Test
    void executorsAre() {
        ExecutorContract contract =
                () ->
                        ExecutorLaws.of(
                                        "forgets",
                                        () ->
                                                new Tiny() {
                                                    @Override
                                                    public void reschedule(Task<?> task) {}
                                                })
                                .withoutForeignThreads();
        assertThatThrownBy(contract::keepsTheLaws).hasMessageContaining("forgets breaks the law");
    }

    @Test
    void stepsThatAreNotPossibleAreLeftOut() {
        FutureLaws<String> laws =
                FutureLaws.<String>of("child", world -> world.child("a", "v").map(v -> v))
                        .giving("v");
        laws.replay(
                Step.POLL_SAME_WAKER,
                Step.POLL_OTHERS,
                Step.EVENT,
                Step.EVENT,
                Step.POLL,
                Step.POLL,
                Step.DROP);
    }

    @Test
    void scriptsGoOnAfterAStepThatIsNotPossible() {
        FutureLaws<String> laws =
                FutureLaws.of(
                        "gate",
                        world -> {
                            Waker[] kept = {null};
                            world.event("wake", () -> kept[0].wake());
                            return cx -> {
                                if (kept[0] == null) {
                                    kept[0] = cx.waker();
                                    return Poll.pending();
                                }
                                return Poll.ready("v");
                            };
                        });
        assertThatThrownBy(() -> laws.replay(Step.POLL_OTHERS, Step.POLL, Step.POLL))
                .isInstanceOf(LawBroken.class)
                .extracting(broken -> ((LawBroken) broken).law())
                .isEqualTo(Law.NO_LOST_WAKE);
    }

    @Test
    void longReportsAreCut() {
        FutureLaws<String> laws =
                FutureLaws.of(
                        "restless",
                        world ->
                                cx -> {
                                    cx.waker().wake();
                                    return Poll.pending();
                                });
        assertThatThrownBy(laws::check)
                .hasMessageContaining("no end after 1000 polls")
                .hasMessageContaining("... and so on, 961 lines ...")
                .hasMessageContaining("POLL with waker 1000: pending")
                .satisfies(
                        thrown -> assertThat(thrown.getMessage().lines().count()).isLessThan(50));
    }
}
