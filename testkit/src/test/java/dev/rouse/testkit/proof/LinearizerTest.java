package dev.rouse.testkit.proof;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Histories of a register that holds one number until somebody takes it. */
class LinearizerTest {

    private static final Model<Integer> REGISTER =
            new Model<>() {
                @Override
                public Integer initial() {
                    return 0;
                }

                @Override
                public @Nullable Integer after(Integer state, Call call) {
                    if (call.name().equals("put")) {
                        return state == 0 ? call.argument() : null;
                    }
                    return state != 0 && call.answers(state) ? 0 : null;
                }

                @Override
                public boolean canAnswer(Integer state, Call call) {
                    return call.name().equals("put") == (state == 0);
                }
            };

    private final History history = new History();

    private Call put(int value) {
        return history.begin(0, "put", value, "putters");
    }

    private Call take() {
        return history.begin(1, "take", 0, null);
    }

    private void answers(Call call, @Nullable Object answer) {
        history.answered(call, answer);
    }

    private void isPossible() {
        assertThatCode(() -> Linearizer.check(REGISTER, history)).doesNotThrowAnyException();
    }

    private void isImpossible(String why) {
        assertThatThrownBy(() -> Linearizer.check(REGISTER, history))
                .isInstanceOf(NotLinearizable.class)
                .hasMessageContaining(why);
    }

    @Test
    void nothingIsPossible() {
        isPossible();
    }

    @Test
    void callsThatOverlapMayHappenInAnyOrder() {
        Call take = take();
        Call put = put(1);
        answers(take, 1);
        answers(put, null);
        isPossible();
    }

    @Test
    void callsThatDoNotOverlapHappenOneAfterTheOther() {
        answers(take(), 1);
        answers(put(1), null);
        isImpossible("no order");
    }

    @Test
    void anAnswerThatNoStateGivesIsNoticed() {
        answers(put(1), null);
        answers(take(), 2);
        isImpossible("task 1: take(0) -> 2");
    }

    @Test
    void aDroppedCallHasDoneNothing() {
        Call put = put(1);
        history.dropped(put);
        answers(put(2), null);
        answers(take(), 2);
        isPossible();
    }

    @Test
    void aCallThatWaitsForWhatIsThereIsForgotten() {
        answers(put(1), null);
        take();
        isImpossible("call #2 waits");
    }

    @Test
    void aCallThatWaitsForWhatIsNotThereIsPatient() {
        answers(put(1), null);
        put(2);
        isPossible();
    }

    @Test
    void nobodyIsServedBeforeOneThatCameEarlierAndStillWaits() {
        answers(put(1), null);
        put(2);
        Call later = put(3);
        answers(take(), 1);
        answers(later, null);
        isImpossible("no order");
    }

    @Test
    void thoseBehindOneThatWaitsAreNotForgotten() {
        answers(put(1), null);
        put(2);
        put(3);
        isPossible();
    }

    @Test
    void theFirstInALineIsServedFirst() {
        answers(put(1), null);
        Call first = put(2);
        Call second = put(3);
        answers(take(), 1);
        answers(take(), 3);
        answers(second, null);
        answers(first, null);
        isImpossible("no order");
    }
}
