package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.sync.AtomicWaker;
import dev.rouse.testing.DocExample;
import dev.rouse.testing.TestContext;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The future of one's own that the page of {@link Future} shows. */
class GateExampleTest {

    // example
    final class Gate implements Future<String> {
        private final AtomicWaker waker = new AtomicWaker();
        private volatile boolean open;

        void open() { // any thread
            open = true; // first the news,
            waker.wake(); // then the wake
        }

        @Override
        public Poll<String> poll(Context cx) {
            if (!open) {
                waker.register(cx.waker());
                if (!open) { // not opened before the waker was there either
                    return Poll.pending();
                }
            }
            return Poll.ready("open");
        }
    }

    // end of example

    @Test
    void itIsTheOneInTheDocumentation() {
        String example =
                DocExample.in(Path.of("src/test/java/dev/rouse/GateExampleTest.java")).strip();
        assertThat(DocExample.textOf(Path.of("src/main/java/dev/rouse/Future.java")))
                .contains(example);
    }

    @Test
    void itWaitsUntilItIsOpened() {
        TestContext cx = new TestContext();
        Gate gate = new Gate();
        assertThat(gate.poll(cx)).isSameAs(Poll.pending());
        gate.open();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(gate.poll(cx)).isEqualTo(Poll.ready("open"));
    }
}
