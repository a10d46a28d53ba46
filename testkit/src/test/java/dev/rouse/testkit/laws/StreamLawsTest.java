package dev.rouse.testkit.laws;

import dev.rouse.Streams;
import dev.rouse.channel.Mpsc;
import dev.rouse.time.Interval;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library's own streams keep the laws. */
class StreamLawsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static dev.rouse.Stream<Integer> numbers(World world) {
        return world.childStream("numbers", List.of(1, 2));
    }

    static Stream<StreamLaws<?>> streams() {
        return Stream.of(
                StreamLaws.<Integer>of("of", world -> Streams.of(1, 2)).giving(List.of(1, 2)),
                StreamLaws.<Integer>of("empty", world -> Streams.empty()).giving(List.of()),
                StreamLaws.<Integer>of("map", world -> numbers(world).map(n -> n * 10))
                        .giving(List.of(10, 20)),
                StreamLaws.<Integer>of("filter", world -> numbers(world).filter(n -> n > 1))
                        .giving(List.of(2)),
                StreamLaws.<Integer>of("take", world -> numbers(world).take(1)).giving(List.of(1)),
                StreamLaws.<Integer>of("skip", world -> numbers(world).skip(1)).giving(List.of(2)),
                StreamLaws.<List<Integer>>of("chunks", world -> numbers(world).chunks(2))
                        .giving(List.of(List.of(1, 2))),
                StreamLaws.<Integer>of(
                                "zip",
                                world ->
                                        numbers(world)
                                                .zip(
                                                        world.childStream("more", List.of(3)),
                                                        Integer::sum))
                        .giving(List.of(4)),
                StreamLaws.<Integer>of(
                                "chain",
                                world ->
                                        numbers(world).chain(world.childStream("more", List.of(3))))
                        .giving(List.of(1, 2, 3)),
                StreamLaws.<Integer>of(
                        "merge",
                        world -> numbers(world).merge(world.childStream("more", List.of(3)))),
                StreamLaws.<Integer>of(
                                "flatMap", world -> numbers(world).flatMap(n -> Streams.of(n, -n)))
                        .giving(List.of(1, -1, 2, -2)),
                StreamLaws.<Integer>of(
                                "takeUntil",
                                world -> numbers(world).takeUntil(world.endlessChild("stop")))
                        .giving(List.of(1, 2)),
                StreamLaws.<Integer>of("fuse", world -> numbers(world).fuse())
                        .giving(List.of(1, 2)),
                StreamLaws.<Integer>of(
                                "mpsc",
                                world -> {
                                    Mpsc.Unbounded<Integer> channel = Mpsc.unbounded();
                                    world.event("send 1", () -> channel.sender().send(1));
                                    world.event("send 2", () -> channel.sender().send(2));
                                    world.event("close", () -> channel.sender().close());
                                    return channel.receiver();
                                })
                        .giving(List.of(1, 2)),
                StreamLaws.<Long>of(
                                "interval",
                                world -> {
                                    world.held("timers", world.clock()::waiting);
                                    world.advance(SECOND).advance(SECOND);
                                    return Interval.every(SECOND).take(2);
                                })
                        .withoutRaces());
    }

    @ParameterizedTest
    @MethodSource("streams")
    void libraryStreamsKeepTheLaws(StreamLaws<?> laws) {
        laws.check();
    }
}
