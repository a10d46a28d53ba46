package dev.rouse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Executor;
import dev.rouse.Futures;
import org.junit.jupiter.api.Test;

class ExecutorUnderTestTest {

    @Test
    void theKindMeasuredByDefaultCanBeMade() throws Exception {
        try (Executor executor = ExecutorUnderTest.create(2)) {
            assertThat(executor.blockOn(Futures.ready("ran"))).isEqualTo("ran");
        }
    }

    @Test
    void singleRunsWithoutBeingDriven() throws Exception {
        try (Executor executor = ExecutorUnderTest.create("single", 2)) {
            assertThat(executor.blockOn(executor.spawn(Futures.ready("ran")))).isEqualTo("ran");
        }
    }

    @Test
    void anUnknownKindIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> ExecutorUnderTest.create("fast", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"fast\"")
                .hasMessageContaining("there are: single, workstealing")
                .hasMessageContaining("-D" + ExecutorUnderTest.PROPERTY);
    }
}
