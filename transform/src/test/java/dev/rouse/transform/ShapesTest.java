package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every shape of the language in which an await can stand, run twice: compiled to a state machine,
 * and with an await that blocks. Both must do the same things in the same order and end alike,
 * however often the awaited futures answer pending.
 */
class ShapesTest {

    @TestFactory
    List<DynamicTest> stateMachineDoesWhatBlockingCodeDoes() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String debug : new String[] {"-g", "-g:none"}) {
            SampleClasses samples = SampleClasses.all(debug);
            ClassLoader machines = samples.transformed();
            ClassLoader blocking = samples.blocking();
            for (Method sample : samples(samples, blocking)) {
                for (int pendings = 0; pendings < 3; pendings++) {
                    int n = pendings;
                    tests.add(
                            DynamicTest.dynamicTest(
                                    sample.getName() + " " + debug + ", pending " + n,
                                    () ->
                                            assertThat(run(machines, sample, n))
                                                    .isEqualTo(run(blocking, sample, n))));
                }
            }
        }
        return tests;
    }

    /** The public methods of all samples that make a future of a {@code T} alone. */
    private static List<Method> samples(SampleClasses samples, ClassLoader loader)
            throws Exception {
        List<Method> methods = new ArrayList<>();
        for (String name : samples.bytes().keySet()) {
            if (name.matches("sample\\.(Shapes|Hidden|ManyLocals|Patterns)")) {
                Arrays.stream(loader.loadClass(name).getMethods())
                        .filter(m -> Modifier.isStatic(m.getModifiers()))
                        .filter(m -> m.getParameterCount() == 1)
                        .forEach(methods::add);
            }
        }
        methods.sort(Comparator.comparing(Method::getName));
        return methods;
    }

    /** The log of a sample, and at its end the value or the exception. */
    private static List<?> run(ClassLoader loader, Method sample, int pendings) throws Exception {
        Class<?> t = loader.loadClass("sample.T");
        Object probe = t.getConstructor().newInstance();
        t.getField("pendings").set(probe, pendings);
        Future<?> future =
                (Future<?>)
                        loader.loadClass(sample.getDeclaringClass().getName())
                                .getMethod(sample.getName(), t)
                                .invoke(null, probe);
        List<Object> log = new ArrayList<>();
        TestContext cx = new TestContext();
        try {
            Poll<?> polled;
            do {
                polled = future.poll(cx);
            } while (polled.isPending());
            log.add("value " + ((Poll.Ready<?>) polled).value());
        } catch (Exception e) {
            log.add("threw " + e);
        }
        log.addAll((List<?>) t.getField("log").get(probe));
        return log;
    }
}
