package dev.rouse.testkit.everything;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Sink;
import dev.rouse.testkit.laws.FutureLaws;
import dev.rouse.testkit.laws.SinkLaws;
import dev.rouse.testkit.laws.StreamLaws;
import dev.rouse.testkit.laws.WakerLaws;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every future, stream and sink that the library makes keeps the laws, and what wakes them. */
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

    static List<SinkLaws<?>> sinks() {
        return SinkRows.all();
    }

    static List<WakerLaws> wakers() {
        return WakerRows.all();
    }

    @ParameterizedTest
    @MethodSource("sinks")
    void sinksKeepTheLaws(SinkLaws<?> laws) {
        laws.check();
    }

    @ParameterizedTest
    @MethodSource("wakers")
    void wakersThatChildrenGetKeepTheLaws(WakerLaws laws) {
        laws.check();
    }

    /** What there is of a kind, and what the tables have of it. */
    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(
                        "futures and streams",
                        PublicApi.giving(Future.class, dev.rouse.Stream.class),
                        named(Stream.concat(futures().stream(), streams().stream()))),
                Arguments.of("sinks", PublicApi.giving(Sink.class), named(sinks().stream())));
    }

    private static Set<String> named(Stream<?> laws) {
        return laws.map(one -> methodOf(one.toString()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Cuts the name of the laws down to that of the method. */
    private static String methodOf(String laws) {
        return laws.substring(laws.indexOf('[') + 1, laws.indexOf(')') + 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void everyMethodThatGivesOneIsInATableOrHasAReason(
            String kind, Set<String> offered, Set<String> inTables) {
        Set<String> missing = new TreeSet<>(offered);
        missing.removeAll(inTables);
        missing.removeAll(Exceptions.reasons().keySet());
        assertThat(missing).as("methods without laws; add a row or a reason").isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void tablesNameMethodsThatThereAre(String kind, Set<String> offered, Set<String> inTables) {
        assertThat(offered).as("rows without a method are missing here").containsAll(inTables);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void nothingHasBothLawsAndAReasonForNone(
            String kind, Set<String> offered, Set<String> inTables) {
        assertThat(inTables).doesNotContainAnyElementsOf(Exceptions.reasons().keySet());
    }

    @Test
    void reasonsNameMethodsThatThereAre() {
        Set<String> gone = new TreeSet<>(Exceptions.reasons().keySet());
        gone.removeAll(PublicApi.giving(Future.class, dev.rouse.Stream.class, Sink.class));
        assertThat(gone).as("reasons without a method").isEmpty();
    }
}
