package dev.rouse.internal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Executor;
import dev.rouse.TaskInfo;
import dev.rouse.UncaughtHandler;
import dev.rouse.task.ExecutorProvider;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExecutorLookupTest {

    private record Named(String name) implements ExecutorProvider {
        @Override
        public Executor create() {
            throw new AssertionError("only picked, not made");
        }
    }

    private static final Named ONE = new Named("one");
    private static final Named TWO = new Named("two");

    @Test
    void withoutProvidersTheMessageSaysWhatToAdd() {
        assertThatThrownBy(Executor::create)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rouse-executor-single");
    }

    @Test
    void theOnlyProviderIsPickedWithoutAName() {
        assertThat(ExecutorLookup.pick(List.of(ONE), null)).isSameAs(ONE);
    }

    @Test
    void severalProvidersNeedAName() {
        assertThat(ExecutorLookup.pick(List.of(ONE, TWO), "two")).isSameAs(TWO);
        assertThatThrownBy(() -> ExecutorLookup.pick(List.of(TWO, ONE), null))
                .hasMessageContaining("several executors found (one, two)")
                .hasMessageContaining(Executor.PROPERTY);
    }

    @Test
    void unknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> ExecutorLookup.pick(List.of(ONE, TWO), "three"))
                .hasMessage("no executor named \"three\"; there is one, two");
        assertThatThrownBy(() -> Executor.create(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void standardHandlerUsesTheDefaultHandlerOfThreads() {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> seen.set(failure));
        try {
            Exception failure = new Exception();
            UncaughtHandler.standard().uncaught(new TaskInfo(1, null), failure);
            assertThat(seen).hasValue(failure);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void taskInfoReadsLikeASentence() {
        assertThat(new TaskInfo(17, null)).hasToString("task 17");
        assertThat(new TaskInfo(17, "reader")).hasToString("task 17 \"reader\"");
    }
}
