package dev.rouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.Sink;
import dev.rouse.testing.DocExample;
import dev.rouse.testkit.laws.LawBroken;
import dev.rouse.testkit.laws.SinkLaws;
import dev.rouse.testkit.laws.SinkStep;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What docs/testing.md shows about sinks, fakes and contracts is what happens. */
class TestingPageSinkTest {

    private static final Path SOURCES = Path.of("src/test/java/dev/rouse/testkit");
    private static final String PAGE = DocExample.textOf(Path.of("../docs/testing.md"));

    // example
    /** A place for one value in front of a sink. Wrong: can you see it? */
    static final class Slot implements Sink<String> {
        private final Sink<String> target;
        private @Nullable String waiting;
        private boolean dropped;

        Slot(Sink<String> target) {
            this.target = target;
        }

        @Override
        public Poll<@Nullable Void> pollReady(Context cx) throws Exception {
            return pass(cx) ? Poll.ready() : Poll.pending();
        }

        @Override
        public void startSend(String value) {
            waiting = value;
        }

        @Override
        public Poll<@Nullable Void> pollFlush(Context cx) throws Exception {
            return pass(cx) ? target.pollFlush(cx) : Poll.pending();
        }

        @Override
        public Poll<@Nullable Void> pollClose(Context cx) throws Exception {
            return target.pollClose(cx);
        }

        @Override
        public void drop() {
            if (!dropped) {
                dropped = true;
                target.drop();
            }
        }

        private boolean pass(Context cx) throws Exception {
            if (waiting != null) {
                if (target.pollReady(cx).isPending()) {
                    return false;
                }
                target.startSend(waiting);
                waiting = null;
            }
            return true;
        }
    }

    static SinkLaws<String> slot() {
        return SinkLaws.<String>of("slot", world -> new Slot(world.childSink("target")))
                .sending(List.of("a", "b"));
    }

    // end of example

    private static void isShown(String text) {
        assertThat(withoutMargins(PAGE)).contains(withoutMargins(text));
    }

    private static String withoutMargins(String text) {
        return text.replaceAll("(?m)^ +| +$", "");
    }

    @Test
    void theSinkIsTheOneInTheDocumentation() {
        isShown(DocExample.in(SOURCES.resolve("TestingPageSinkTest.java")).strip());
    }

    @Test
    void theReportIsTheOneInTheDocumentation() {
        LawBroken broken = catchThrowableOfType(LawBroken.class, () -> slot().check());
        assertThat(broken.script()).containsExactly(SinkStep.READY, SinkStep.SEND, SinkStep.CLOSE);
        isShown(broken.getMessage());
    }

    @Test
    void theContractsAreThoseInTheDocumentation() {
        isShown(DocExample.in(SOURCES.resolve("laws/MapContractTest.java")).strip());
        isShown(DocExample.in(SOURCES.resolve("laws/SingleWakersContractTest.java")).strip());
    }

    @Test
    void theFakesAreThoseInTheDocumentation() {
        isShown(DocExample.in(SOURCES.resolve("TraceTest.java")).strip());
    }
}
