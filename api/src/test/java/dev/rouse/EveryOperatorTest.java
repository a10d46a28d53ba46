package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever adds an operation adds it to the tables of those that are asked for the rules. */
class EveryOperatorTest {

    private static final Predicate<Method> PUBLIC =
            method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic();

    /** Names of operations, without those that are the contract itself. */
    private static Set<String> operationsOf(Class<?> type, String... others) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(type.getDeclaredMethods())
                .filter(PUBLIC)
                .filter(method -> method.isDefault() || Modifier.isStatic(method.getModifiers()))
                .forEach(method -> names.add(method.getName()));
        names.removeAll(List.of("drop"));
        names.removeAll(List.of(others));
        return names;
    }

    /** What stands before the comma in the names of a table. */
    private static Set<String> named(Stream<?>... tables) {
        Set<String> names = new TreeSet<>();
        for (Stream<?> table : tables) {
            table.forEach(subject -> names.add(subject.toString().replaceFirst("[, ].*", "")));
        }
        return names;
    }

    @Test
    void allOperationsOfStreamsAreInTheTable() {
        Set<String> table = named(StreamContractTest.subjects().stream());
        // The future of next() is in the table of futures.
        assertThat(table).containsAll(operationsOf(dev.rouse.Stream.class, "next"));
        assertThat(table).containsAll(operationsOf(Terminals.class));
    }

    @Test
    void allOperationsOfFuturesAreInTheTable() {
        Set<String> table = named(FutureContractTest.all());
        // It has no future as its result; its test is FutureTest's.
        assertThat(table).containsAll(operationsOf(Future.class, "nowOrNever", "remoteHandle"));
        assertThat(table).contains("remote");
    }

    @Test
    void allOperationsOfSinksAreInTheTable() {
        Set<String> table = named(SinkTest.subjects().stream());
        // These make futures, which are in the table of futures; and one takes no null.
        String[] others = {"send", "feed", "sendAll", "flush", "close", "withFilterMap"};
        assertThat(table).containsAll(operationsOf(Sink.class, others));
    }

    @Test
    void allOfThemAreAskedWhatTheyHoldAtTheirEnd() {
        Set<String> asked = named(LettingGoTest.subjects());
        assertThat(asked)
                .containsAll(operationsOf(dev.rouse.Stream.class))
                .containsAll(operationsOf(Terminals.class))
                .containsAll(operationsOf(Sink.class))
                // Its values are kept to be asked for, or it has ended before it returns.
                .containsAll(operationsOf(Future.class, "maybeDone", "nowOrNever", "remoteHandle"));
    }
}
