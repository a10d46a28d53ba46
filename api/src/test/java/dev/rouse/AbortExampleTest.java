package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.testing.DocExample;
import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What the page of {@link AbortHandle} shows. */
class AbortExampleTest {

    @Test
    void itIsTheOneInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("src/main/java/dev/rouse/AbortHandle.java")))
                .contains(DocExample.in(Path.of("src/test/java/dev/rouse/AbortExampleTest.java")));
    }

    private record Window(List<Runnable> listeners) {
        void onClose(Runnable listener) {
            listeners.add(listener);
        }
    }

    @Test
    void closingTheWindowEndsTheDownload() throws Exception {
        Probe<String> download = Probe.pending();
        Window window = new Window(new ArrayList<>());
        // example
        AbortHandle stop = AbortHandle.create();
        Future<String> page = download.abortable(stop);
        window.onClose(stop::abort);
        // end of example
        TestContext cx = new TestContext();
        page.poll(cx);
        window.listeners.forEach(Runnable::run);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThatThrownBy(() -> page.poll(cx)).isInstanceOf(CancellationException.class);
        assertThat(download.drops).isEqualTo(1);
    }
}
