package dev.rouse.testkit.laws;

import dev.rouse.Futures;
import dev.rouse.Sink;
import dev.rouse.Sinks;
import dev.rouse.Streams;
import dev.rouse.channel.Mpsc;
import dev.rouse.testkit.Interleaving;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library's own sinks keep the laws. */
class SinkLawsTest {

    private static Sink<Integer> target(World world) {
        return world.childSink("target");
    }

    static Stream<SinkLaws<Integer>> sinks() {
        return Stream.of(
                SinkLaws.of("drain", world -> Sinks.drain()),
                SinkLaws.of(
                        "forEach",
                        world -> {
                            List<Integer> got = new ArrayList<>();
                            world.arriving("action", () -> got);
                            return Sinks.forEach(got::add);
                        }),
                SinkLaws.of(
                        "unfold",
                        world -> {
                            List<Integer> got = new ArrayList<>();
                            world.arriving("function", () -> got);
                            return Sinks.unfold(
                                    0,
                                    (n, value) ->
                                            Futures.yieldNow()
                                                    .map(
                                                            yielded -> {
                                                                got.add(value);
                                                                return n + 1;
                                                            }));
                        }),
                SinkLaws.of(
                        "fromFuture", world -> Sinks.fromFuture(Futures.lazy(() -> target(world)))),
                SinkLaws.of(
                        "fromFuture that waits",
                        world ->
                                Sinks.fromFuture(
                                        world.child("future", 0).map(made -> target(world)))),
                SinkLaws.<Integer>of("withMap", world -> target(world).withMap(n -> n * 10))
                        .delivering(sent -> sent.stream().map(n -> n * 10).toList()),
                SinkLaws.<Integer>of("with", world -> target(world).with(Futures::ready)),
                SinkLaws.<Integer>of(
                                "withFlatMap",
                                world -> target(world).withFlatMap(n -> Streams.of(n, -n)))
                        .delivering(sent -> sent.stream().flatMap(n -> Stream.of(n, -n)).toList()),
                SinkLaws.<Integer>of("withFilter", world -> target(world).withFilter(n -> n > 1))
                        .delivering(sent -> sent.stream().filter(n -> n > 1).toList()),
                SinkLaws.of("mapSinkError", world -> target(world).mapSinkError(e -> e)),
                SinkLaws.of("buffer of 1", world -> target(world).buffer(1)),
                SinkLaws.of("buffer of 2", world -> target(world).buffer(2)),
                SinkLaws.of(
                        "fanout", world -> target(world).fanout(world.<Integer>childSink("other"))),
                SinkLaws.of(
                        "over a slow one",
                        world -> Interleaving.of(1, 0, 2).sink(target(world)).withMap(n -> n)),
                SinkLaws.<Integer>of(
                                "failing",
                                world ->
                                        world.<Integer>failingSink("target", new IOException("no"))
                                                .buffer(1))
                        .mayFail(IOException.class));
    }

    @ParameterizedTest
    @MethodSource("sinks")
    void librarySinksKeepTheLaws(SinkLaws<Integer> laws) {
        laws.sending(List.of(1, 2)).checkingEnd().check();
    }

    @Test
    void channelsSinkKeepsTheLaws() {
        SinkLaws.<Integer>of(
                        "mpsc",
                        world -> {
                            Mpsc.Bounded<Integer> channel = Mpsc.bounded(1);
                            world.bystander("receiver", channel.receiver().toList());
                            return channel.sender().asSink();
                        })
                .sending(List.of(1, 2, 3))
                .checkingEnd()
                .check();
    }

    @Test
    void nullIsAValueLikeAnyOther() {
        SinkLaws.<@Nullable Integer>of(
                        "nulls", world -> world.<@Nullable Integer>childSink("target").buffer(1))
                .sending(Arrays.asList(null, 1, null))
                .check();
    }

    @Property(tries = 300)
    void longScriptsAtRandomKeepTheLawsToo(@ForAll @Size(max = 20) List<SinkStep> script) {
        SinkLaws.<Integer>of("buffer", world -> target(world).buffer(2).withMap(n -> n))
                .sending(List.of(1, 2, 3, 4))
                .checkingEnd()
                .replay(script.toArray(SinkStep[]::new));
    }
}
