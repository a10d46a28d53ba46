package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import org.junit.jupiter.api.Test;

class SetOnceValueTest {

    @Test
    void thoseWhoWaitAndThoseWhoComeGetTheValue() throws Exception {
        SetOnce<String> once = SetOnce.create();
        Future<String> waiting = once.whenSet();
        assertThat(waiting.poll(new TestContext()).isPending()).isTrue();
        once.set("v");
        assertThat(waiting.poll(new TestContext())).isEqualTo(Poll.ready("v"));
        assertThat(once.whenSet().poll(new TestContext())).isEqualTo(Poll.ready("v"));
    }
}
