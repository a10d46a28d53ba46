package dev.rouse.testkit.proof;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.PollNext;
import dev.rouse.channel.SendFailedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What may happen to those who wait for a place while the channel is closed. */
class MpscModelTest {

    private final History history = new History();

    private Call begin(String name, int argument) {
        String line = name.equals("send") || name.equals("reserve") ? "senders" : null;
        return history.begin(argument, name, argument, line);
    }

    private void answered(Call call, @Nullable Object answer) {
        history.answered(call, answer);
    }

    private void done(String name, int argument, @Nullable Object answer) {
        answered(begin(name, argument), answer);
    }

    private void isPossible() {
        isPossible(1);
    }

    private void isPossible(int capacity) {
        assertThatCode(() -> Linearizer.check(new MpscModel(capacity, 2), history))
                .doesNotThrowAnyException();
    }

    private void isImpossible() {
        assertThatThrownBy(() -> Linearizer.check(new MpscModel(1, 2), history))
                .isInstanceOf(NotLinearizable.class);
    }

    /** Its place was given before the close. */
    @Test
    void oneThatWaitedMaySendAfterTheClose() {
        done("send", 1, null);
        Call waits = begin("send", 2);
        done("recv", 0, PollNext.item(1));
        done("close", 0, null);
        answered(waits, null);
        done("recv", 0, PollNext.item(2));
        done("recv", 0, PollNext.done());
        isPossible();
    }

    /** Each has its place; the order is that in which they use it. */
    @Test
    void oneThatWaitedMayBeOvertakenByAReservedPlace() {
        done("reserve", 0, null);
        done("send", 1, null);
        Call waits = begin("send", 2);
        done("recv", 0, PollNext.item(1));
        done("close", 0, null);
        done("use", 3, null);
        answered(waits, null);
        done("recv", 0, PollNext.item(3));
        done("recv", 0, PollNext.item(2));
        isPossible(2);
    }

    @Test
    void whoComesAfterTheCloseSendsNothing() {
        done("close", 0, null);
        done("send", 1, null);
        isImpossible();
    }

    @Test
    void closeGivesNoMorePlacesThanThereWere() {
        done("send", 1, null);
        Call waits = begin("send", 2);
        done("close", 0, null);
        answered(waits, null);
        isImpossible();
    }

    @Test
    void oneOfTwoThatWaitedForOnePlaceFails() {
        done("send", 1, null);
        Call first = begin("send", 2);
        Call second = begin("send", 3);
        done("recv", 0, PollNext.item(1));
        done("close", 0, null);
        answered(first, null);
        answered(second, SendFailedException.class);
        done("recv", 0, PollNext.item(2));
        isPossible();
    }

    @Test
    void bothOfTwoThatWaitedForOnePlaceCannotSend() {
        done("send", 1, null);
        Call first = begin("send", 2);
        Call second = begin("send", 3);
        done("recv", 0, PollNext.item(1));
        done("close", 0, null);
        answered(first, null);
        answered(second, null);
        isImpossible();
    }
}
