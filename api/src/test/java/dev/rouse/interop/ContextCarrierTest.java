package dev.rouse.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.testing.DocExample;
import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContextCarrierTest {

    /** What logging libraries have: a map in a thread-local. */
    private static final class LogMap {
        private static final ThreadLocal<@Nullable Map<String, String>> MAP = new ThreadLocal<>();
        private static @Nullable RuntimeException failure;

        static @Nullable Map<String, String> copy() {
            return MAP.get();
        }

        static void set(@Nullable Map<String, String> map) {
            if (failure != null && map != null) {
                throw failure;
            }
            MAP.set(map);
        }

        static String line() {
            return "line of " + MAP.get();
        }
    }

    private final ContextCarrier<@Nullable Map<String, String>> carrier =
            ContextCarrier.of(LogMap::copy, LogMap::set);
    private final TestContext cx = new TestContext();

    @AfterEach
    void clear() {
        LogMap.failure = null;
        LogMap.set(null);
    }

    @Test
    void exampleIsTheOneInTheDocumentation() {
        assertThat(
                        DocExample.textOf(
                                Path.of("src/main/java/dev/rouse/interop/ContextCarrier.java")))
                .contains(
                        DocExample.in(
                                Path.of(
                                        "src/test/java/dev/rouse/interop/ContextCarrierTest.java")));
    }

    @Test
    void carriesTheContextToWhicheverThreadPolls() throws Exception {
        // example
        ContextCarrier<Map<String, String>> logging = ContextCarrier.of(LogMap::copy, LogMap::set);
        LogMap.set(Map.of("request", "r-17"));
        Future<String> reply = logging.carry(Futures.lazy(LogMap::line));
        // end of example
        List<Object> seen = new ArrayList<>();
        Thread other =
                new Thread(
                        () -> {
                            try {
                                seen.add(reply.poll(cx));
                            } catch (Exception failure) {
                                seen.add(failure);
                            }
                            seen.add(LogMap.line());
                        });
        other.start();
        other.join();
        assertThat(seen).containsExactly(Poll.ready("line of {request=r-17}"), "line of null");
    }

    @Test
    void whatTheFutureChangesItFindsAgainAndTheThreadDoesNot() throws Exception {
        LogMap.set(Map.of("a", "1"));
        List<String> seen = new ArrayList<>();
        Future<String> carried =
                carrier.carry(
                        Probe.<String>polling(
                                        p -> {
                                            seen.add(LogMap.line());
                                            LogMap.set(Map.of("b", "2"));
                                            return Poll.pending();
                                        })
                                .whenDropped(() -> seen.add("drop: " + LogMap.line())));
        LogMap.set(Map.of("c", "3"));
        carried.poll(cx);
        carried.poll(cx);
        assertThat(LogMap.line()).isEqualTo("line of {c=3}");
        carried.drop();
        carried.drop();
        assertThat(LogMap.line()).isEqualTo("line of {c=3}");
        assertThat(seen).containsExactly("line of {a=1}", "line of {b=2}", "drop: line of {b=2}");
    }

    @Test
    void failureOfTheFunctionsEndsTheFutureAndDropsTheInnerOne() {
        Probe<String> inner = Probe.pending();
        Future<String> carried = carrier.carry(Map.of("a", "1"), inner);
        RuntimeException failure = new RuntimeException("set");
        LogMap.failure = failure;
        assertThatThrownBy(() -> carried.poll(cx)).isSameAs(failure);
        assertThat(inner.polls).isZero();
        assertThat(inner.drops).isEqualTo(1);
        assertThatThrownBy(() -> carried.poll(cx)).hasMessageStartingWith("polled after compl");
    }

    @Test
    void failureWhileLeavingDropsWhatIsPendingAndIsSuppressedByAnother() {
        RuntimeException failure = new RuntimeException("set");
        LogMap.set(Map.of("outer", "1"));
        Probe<String> inner =
                Probe.polling(
                        p -> {
                            LogMap.failure = failure;
                            return Poll.pending();
                        });
        Future<String> carried = carrier.carry(Map.of("a", "1"), inner);
        assertThatThrownBy(() -> carried.poll(cx)).isSameAs(failure);
        assertThat(inner.drops).isEqualTo(1);

        LogMap.failure = null;
        Exception own = new Exception("own");
        Future<String> failing =
                carrier.carry(
                        Map.of("a", "1"),
                        Probe.polling(
                                p -> {
                                    LogMap.failure = failure;
                                    throw own;
                                }));
        assertThatThrownBy(() -> failing.poll(cx)).isSameAs(own).hasSuppressedException(failure);
    }

    @Test
    void dropThatCannotEnterDropsAllTheSame() {
        Probe<String> inner = Probe.pending();
        Future<String> carried = carrier.carry(Map.of("a", "1"), inner);
        RuntimeException failure = new RuntimeException("set");
        LogMap.failure = failure;
        assertThatThrownBy(carried::drop).isSameAs(failure);
        assertThat(inner.drops).isEqualTo(1);
    }
}
