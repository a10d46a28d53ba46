package dev.rouse.transform.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fuzzer finds defects if there are any, and says so with small programs. */
class FuzzerTest {

    private static final int RUNS = 15;

    static Stream<Arguments> mutations() {
        return Stream.of(
                Arguments.of("forgets an int", (UnaryOperator<byte[]>) Mutations::forgetsAnInt),
                Arguments.of(
                        "confuses two ints", (UnaryOperator<byte[]>) Mutations::confusesTwoInts),
                Arguments.of("loses finally", (UnaryOperator<byte[]>) Mutations::losesFinally));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void defectIsFoundAndShrunk(String name, UnaryOperator<byte[]> mutation) {
        Fuzzer fuzzer = new Fuzzer(mutation);
        List<Fuzzer.Failure> failures = fuzzer.run(1, 100);
        assertThat(failures)
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure.kind()).isEqualTo(Fuzzer.Kind.DIFFERS));
        Fuzzer.Failure first =
                Collections.min(failures, Comparator.comparing(f -> f.toString().length()));
        Fuzzer.Failure smallest = new Shrinker(fuzzer).shrink(first, RUNS);
        assertThat(smallest.kind()).isEqualTo(Fuzzer.Kind.DIFFERS);
        assertThat(smallest.program().source("P").lines().count())
                .as("%s", smallest)
                .isLessThan(40);
        assertThat(smallest.toString()).contains("seed " + first.program().seed());
    }

    @Test
    void sameSeedGivesTheSameProgram() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(Program.of(seed, true)).isEqualTo(Program.of(seed, true));
        }
        assertThat(Program.of(1, true).source("P")).isNotEqualTo(Program.of(2, true).source("P"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(Future<Object>) async(", "(Future<Void>) async(", "t.drain(", "t.paced("})
    void everyKindOfBlockIsSometimesTheOutermost(String beginning) {
        assertThat(LongStream.range(0, 100).mapToObj(seed -> Program.of(seed, true).source("P")))
                .anyMatch(source -> source.contains("\n        return " + beginning));
    }
}
