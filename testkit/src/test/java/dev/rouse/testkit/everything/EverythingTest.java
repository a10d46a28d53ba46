package dev.rouse.testkit.everything;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testkit.laws.FutureLaws;
import dev.rouse.testkit.laws.StreamLaws;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every future and every stream that the library makes keeps the laws. */
class EverythingTest {

    static List<FutureLaws<?>> futures() {
        return Stream.of(
                        FutureRows.combinators(),
                        FutureRows.factories(),
                        StreamRows.ends(),
                        SyncRows.all(),
                        ChannelRows.futures(),
                        ChannelRows.sinks(),
                        TimeRows.futures(),
                        TaskRows.futures(),
                        InteropRows.futures())
                .<FutureLaws<?>>flatMap(Collection::stream)
                .toList();
    }

    static List<StreamLaws<?>> streams() {
        return Stream.of(
                        StreamRows.combinators(),
                        StreamsRows.factories(),
                        StreamsRows.sets(),
                        ChannelRows.streams(),
                        TimeRows.streams(),
                        TaskRows.streams(),
                        InteropRows.streams())
                .<StreamLaws<?>>flatMap(Collection::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("futures")
    void futuresKeepTheLaws(FutureLaws<?> laws) {
        laws.check();
    }

    @ParameterizedTest
    @MethodSource("streams")
    void streamsKeepTheLaws(StreamLaws<?> laws) {
        laws.check();
    }

    private static Set<String> inTables() {
        return Stream.concat(futures().stream(), streams().stream())
                .map(laws -> methodOf(laws.toString()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Cuts the name of the laws down to that of the method. */
    private static String methodOf(String laws) {
        return laws.substring(laws.indexOf('[') + 1, laws.indexOf(')') + 1);
    }

    @Test
    void everyMethodThatGivesAFutureOrAStreamIsInATableOrHasAReason() {
        Set<String> missing = new TreeSet<>(PublicApi.futuresAndStreams());
        missing.removeAll(inTables());
        missing.removeAll(Exceptions.reasons().keySet());
        assertThat(missing).as("methods without laws; add a row or a reason").isEmpty();
    }

    @Test
    void tablesAndReasonsNameMethodsThatThereAre() {
        Set<String> gone = inTables();
        gone.addAll(Exceptions.reasons().keySet());
        gone.removeAll(PublicApi.futuresAndStreams());
        assertThat(gone).as("rows without a method").isEmpty();
    }

    @Test
    void nothingHasBothLawsAndAReasonForNone() {
        assertThat(inTables()).doesNotContainAnyElementsOf(Exceptions.reasons().keySet());
    }
}
