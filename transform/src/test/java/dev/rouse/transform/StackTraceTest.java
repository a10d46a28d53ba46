package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trace of an exception is the chain of async calls, however often they were suspended. */
class StackTraceTest {

    private static List<String> traceOf(int pendings, String debug) throws Exception {
        ClassLoader machines = SampleClasses.all(debug).transformed();
        Class<?> type = machines.loadClass("sample.T");
        Object t = type.getConstructor().newInstance();
        type.getField("pendings").set(t, pendings);
        Class<?> chain = machines.loadClass("sample.Chain");
        Future<?> total =
                (Future<?>)
                        chain.getMethod("total").invoke(chain.getConstructor(type).newInstance(t));
        Throwable thrown = catchThrowable(() -> run(total));
        assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessage("no price");
        return Arrays.stream(thrown.getStackTrace())
                .takeWhile(frame -> frame.getClassName().startsWith("sample."))
                .map(
                        frame ->
                                frame.getClassName().replace("sample.", "")
                                        + "."
                                        + frame.getMethodName()
                                        + "("
                                        + frame.getFileName()
                                        + ":"
                                        + frame.getLineNumber()
                                        + ")")
                .map(frame -> frame.replaceAll("\\$\\d+", "")) // each javac counts its own way
                .toList();
    }

    private static void run(Future<?> future) throws Exception {
        TestContext cx = new TestContext();
        Poll<?> polled;
        do {
            polled = future.poll(cx);
        } while (polled.isPending());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void traceIsTheChainOfAsyncCalls(int pendings) throws Exception {
        assertThat(traceOf(pendings, "-g"))
                .containsExactly(
                        "Chain.lambda$lookUp(Chain.java:42)",
                        "Chain$$Async$lookUp.poll(Chain.java:40)",
                        "Chain.lambda$price(Chain.java:30)",
                        "Chain$$Async$price.poll(Chain.java:28)",
                        "Chain.lambda$total(Chain.java:20)",
                        "Chain$$Async$total.poll(Chain.java:19)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void namesAreLeftWithoutDebugInformation(int pendings) throws Exception {
        assertThat(traceOf(pendings, "-g:none"))
                .containsExactly(
                        "Chain.lambda$lookUp(null:-1)",
                        "Chain$$Async$lookUp.poll(null:-1)",
                        "Chain.lambda$price(null:-1)",
                        "Chain$$Async$price.poll(null:-1)",
                        "Chain.lambda$total(null:-1)",
                        "Chain$$Async$total.poll(null:-1)");
    }
}
