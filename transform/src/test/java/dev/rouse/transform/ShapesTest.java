package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Generator;
import dev.rouse.GeneratorState;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
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
 * Every shape of the language in which an await, emit or yield can stand, run twice: compiled to a
 * state machine, and with calls that block. Both must do the same things in the same order and end
 * alike, however often the awaited futures answer pending, and wherever streams and generators are
 * dropped.
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

    @TestFactory
    List<DynamicTest> droppedStateMachineUnwindsAsBlockingCodeDoes() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        SampleClasses samples = SampleClasses.all("-g");
        ClassLoader machines = samples.transformed();
        ClassLoader blocking = samples.blocking();
        for (Method sample : samples(samples, blocking)) {
            if (!Future.class.isAssignableFrom(sample.getReturnType())) {
                for (int pendings = 0; pendings < 2; pendings++) {
                    int n = pendings;
                    tests.add(
                            DynamicTest.dynamicTest(
                                    sample.getName() + ", pending " + n,
                                    () -> assertDropsAlike(machines, blocking, sample, n)));
                }
            }
        }
        return tests;
    }

    /** After each number of polls that leaves something to drop, and before the first one. */
    private static void assertDropsAlike(
            ClassLoader machines, ClassLoader blocking, Method sample, int pendings)
            throws Exception {
        Run expected;
        int polls = 0;
        do {
            expected = new Run(blocking, sample, pendings);
            expected.poll(polls);
            expected.drop();
            Run actual = new Run(machines, sample, pendings);
            actual.poll(polls);
            actual.drop();
            assertThat(actual.log()).as("dropped after %d polls", polls).isEqualTo(expected.log());
            polls++;
        } while (!expected.ended);
        assertThat(polls).as("polls").isGreaterThan(1);
    }

    /** The public methods of all samples that make something of a {@code T} alone. */
    private static List<Method> samples(SampleClasses samples, ClassLoader loader)
            throws Exception {
        List<Method> methods = new ArrayList<>();
        for (String name : samples.bytes().keySet()) {
            if (name.matches("sample\\.(Shapes|Hidden|ManyLocals|Patterns|Streams|Generators)")) {
                Arrays.stream(loader.loadClass(name).getMethods())
                        .filter(m -> Modifier.isStatic(m.getModifiers()))
                        .filter(m -> m.getParameterCount() == 1)
                        .forEach(methods::add);
            }
        }
        methods.sort(Comparator.comparing(Method::getName));
        return methods;
    }

    private static List<?> run(ClassLoader loader, Method sample, int pendings) throws Exception {
        Run run = new Run(loader, sample, pendings);
        run.poll(Integer.MAX_VALUE);
        return run.log();
    }

    /** What a sample has made, and the log of what it does and answers. */
    private static final class Run {
        private final Object made;
        private final List<Object> log;
        private final TestContext cx = new TestContext();
        boolean ended;

        @SuppressWarnings("unchecked")
        Run(ClassLoader loader, Method sample, int pendings) throws Exception {
            Class<?> t = loader.loadClass("sample.T");
            Object probe = t.getConstructor().newInstance();
            t.getField("pendings").set(probe, pendings);
            log = (List<Object>) t.getField("log").get(probe);
            made =
                    loader.loadClass(sample.getDeclaringClass().getName())
                            .getMethod(sample.getName(), t)
                            .invoke(null, probe);
        }

        List<?> log() {
            return log;
        }

        /** To the end, or some times. A pending answer of a twin that blocks is no answer. */
        void poll(int times) {
            try {
                for (int i = 0; i < times && !ended; i++) {
                    Object answer = pollOnce();
                    ended = !(isPending(answer) || hasMore(answer));
                    if (!isPending(answer)) {
                        log.add("answers " + answer);
                    }
                }
            } catch (Exception e) {
                ended = true;
                log.add("throws " + e);
            }
        }

        private Object pollOnce() throws Exception {
            if (made instanceof Future<?> future) {
                return future.poll(cx);
            }
            return made instanceof Stream<?> stream
                    ? stream.pollNext(cx)
                    : ((Generator<?, ?>) made).resume();
        }

        private static boolean isPending(Object answer) {
            return answer == Poll.pending() || answer == PollNext.pending();
        }

        private static boolean hasMore(Object answer) {
            return answer instanceof PollNext.Item || answer instanceof GeneratorState.Yielded;
        }

        void drop() {
            log.add("drop");
            if (made instanceof Stream<?> stream) {
                stream.drop();
            } else {
                ((Generator<?, ?>) made).close();
            }
        }
    }
}
