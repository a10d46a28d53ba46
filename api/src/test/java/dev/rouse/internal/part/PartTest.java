package dev.rouse.internal.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.CountingWaker;
import org.junit.jupiter.api.Test;

/** The transitions that the picture in {@link Part} shows. */
class PartTest {

    private final WokenParts woken = new WokenParts();
    private final CountingWaker task = new CountingWaker();
    private final Part part = new Part(woken) {};

    @Test
    void arrow1AWakeOfAnIdlePartPutsItIntoTheListAndWakesTheTask() {
        woken.gather();
        assertThat(woken.next()).isNull();
        woken.await(task);
        part.wake();
        assertThat(task.count()).isEqualTo(1);
        woken.gather();
        assertThat(woken.next()).isSameAs(part);
        assertThat(woken.next()).isNull();
    }

    @Test
    void arrow2AWakeOfAQueuedPartDoesNothing() {
        woken.await(task);
        assertThat(part.toQueued()).isTrue();
        assertThat(part.toQueued()).isFalse();
        part.wake();
        assertThat(task.count()).isZero();
        assertThat(woken).hasToString("WokenParts[none]");
    }

    @Test
    void arrow3APartThatIsAboutToBePolledMayBeWokenAgain() {
        part.toQueued();
        part.toPolled();
        assertThat(part.toQueued()).isTrue();
        part.toPolled();
        part.toPolled();
        assertThat(part.toQueued()).as("idle already").isTrue();
    }

    @Test
    void onePartThatHasEndedIsNeverPutIntoTheListAgain() {
        woken.await(task);
        part.toQueued();
        part.toPolled();
        part.toEnded();
        part.wake();
        part.toEnded();
        part.wake();
        assertThat(task.count()).isZero();
        assertThat(woken).hasToString("WokenParts[none]");
    }

    @Test
    void retainedPartsStayInOrderAndTheOthersGo() {
        Part second = new Part(woken) {};
        Part third = new Part(woken) {};
        part.wake();
        second.wake();
        woken.gather();
        third.wake();
        woken.retain(each -> each != second);
        assertThat(woken.next()).isSameAs(part);
        woken.retain(each -> true);
        assertThat(woken.next()).isSameAs(third);
        assertThat(woken.next()).isNull();
        third.toPolled();
        third.wake();
        woken.retain(each -> false);
        assertThat(woken).hasToString("WokenParts[none]");
    }
}
