package dev.rouse.testkit.everything;

import static dev.rouse.testkit.everything.Rows.SECOND;
import static dev.rouse.testkit.everything.Rows.breaking;
import static dev.rouse.testkit.everything.Rows.endless;
import static dev.rouse.testkit.everything.Rows.five;
import static dev.rouse.testkit.everything.Rows.future;
import static dev.rouse.testkit.everything.Rows.now;
import static dev.rouse.testkit.everything.Rows.numbers;
import static dev.rouse.testkit.everything.Rows.stream;
import static dev.rouse.testkit.everything.Rows.uncheckedStream;

import dev.rouse.Indexed;
import dev.rouse.PollNext;
import dev.rouse.Sinks;
import dev.rouse.Streams;
import dev.rouse.channel.Mpsc;
import dev.rouse.testkit.laws.FutureLaws;
import dev.rouse.testkit.laws.StreamLaws;
import dev.rouse.testkit.laws.World;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Streams made of streams, and the futures that use streams up. */
final class StreamRows {

    private StreamRows() {}

    static List<StreamLaws<?>> combinators() {
        return List.of(
                stream("Stream.map(ThrowingFunction)", w -> numbers(w).map(n -> n * 10))
                        .giving(List.of(20, 30)),
                stream("Stream.map(ThrowingFunction), failing", w -> breaking(w).map(n -> n))
                        .failing(IOException.class),
                stream("Stream.then(ThrowingFunction)", w -> numbers(w).then(n -> now(n * 10)))
                        .giving(List.of(20, 30)),
                stream("Stream.inspect(ThrowingConsumer)", w -> numbers(w).inspect(n -> {}))
                        .giving(List.of(2, 3)),
                stream("Stream.enumerate()", w -> numbers(w).enumerate())
                        .giving(List.of(new Indexed<>(0, 2), new Indexed<>(1, 3))),
                stream(
                                "Stream.scan(Object,ThrowingBiFunction)",
                                w -> numbers(w).scan(0, Integer::sum))
                        .giving(List.of(2, 5)),
                stream("Stream.filter(ThrowingPredicate)", w -> numbers(w).filter(n -> n > 2))
                        .giving(List.of(3)),
                stream(
                                "Stream.filterThen(ThrowingFunction)",
                                w -> numbers(w).filterThen(n -> now(n > 2)))
                        .giving(List.of(3)),
                stream(
                                "Stream.filterMap(ThrowingFunction)",
                                w -> numbers(w).filterMap(n -> Optional.of(n).filter(m -> m > 2)))
                        .giving(List.of(3)),
                stream("Stream.skip(long)", w -> numbers(w).skip(1)).giving(List.of(3)),
                stream("Stream.skipWhile(ThrowingPredicate)", w -> numbers(w).skipWhile(n -> n < 3))
                        .giving(List.of(3)),
                stream("Stream.take(long)", w -> numbers(w).take(1)).giving(List.of(2)),
                stream("Stream.takeWhile(ThrowingPredicate)", w -> numbers(w).takeWhile(n -> n < 3))
                        .giving(List.of(2)),
                stream(
                                "Stream.mapWhile(ThrowingFunction)",
                                w -> numbers(w).mapWhile(n -> Optional.of(n).filter(m -> m < 3)))
                        .giving(List.of(2)),
                stream("Stream.takeUntil(Future)", w -> numbers(w).takeUntil(endless(w)))
                        .giving(List.of(2, 3)),
                stream("Stream.flatMap(ThrowingFunction)", w -> numbers(w).flatMap(Streams::once))
                        .giving(List.of(2, 3)),
                stream(
                                "Stream.flatMapUnordered(int,ThrowingFunction)",
                                w -> numbers(w).flatMapUnordered(2, Streams::once))
                        .giving(List.of(2, 3)),
                stream(
                                "Stream.buffered(int,ThrowingFunction)",
                                w -> numbers(w).buffered(2, n -> now(n)))
                        .giving(List.of(2, 3)),
                stream(
                                "Stream.bufferUnordered(int,ThrowingFunction)",
                                w -> numbers(w).bufferUnordered(2, n -> now(n)))
                        .giving(List.of(2, 3)),
                stream(
                                "Stream.zip(Stream,ThrowingBiFunction)",
                                w -> numbers(w).zip(five(w), Integer::sum))
                        .giving(List.of(7)),
                stream("Stream.chain(Stream)", w -> numbers(w).chain(five(w)))
                        .giving(List.of(2, 3, 5)),
                stream("Stream.merge(Stream)", w -> numbers(w).merge(five(w))),
                stream("Stream.chunks(int)", w -> numbers(w).chunks(2))
                        .giving(List.of(List.of(2, 3))),
                stream("Stream.readyChunks(int)", w -> numbers(w).readyChunks(2)),
                stream(
                                "Stream.chunksTimeout(int,Duration)",
                                w -> numbers(w).chunksTimeout(2, SECOND))
                        .withoutRaces(),
                stream("Stream.throttle(Duration)", w -> timed(w).throttle(SECOND))
                        .giving(List.of(2, 3))
                        .withoutRaces(),
                stream("Stream.debounce(Duration)", w -> timed(w).debounce(SECOND)).withoutRaces(),
                stream("Stream.timeout(Duration)", w -> numbers(w).timeout(SECOND))
                        .giving(List.of(2, 3)),
                stream("Stream.timeout(Duration), over", w -> late(w).timeout(SECOND))
                        .failing(TimeoutException.class)
                        .withoutRaces(),
                stream(
                                "Stream.timeoutRepeating(Duration,ThrowingSupplier)",
                                w -> late(w).timeoutRepeating(SECOND, () -> 7).take(1))
                        .giving(List.of(7))
                        .withoutRaces(),
                stream(
                                "Stream.orElse(ThrowingFunction)",
                                w -> breaking(w).orElse(f -> Streams.once(7)))
                        .giving(List.of(2, 7)),
                stream(
                                "Stream.orElse(Class,ThrowingFunction)",
                                w ->
                                        breaking(w)
                                                .orElse(
                                                        TimeoutException.class,
                                                        f -> Streams.once(6))
                                                .orElse(Exception.class, f -> Streams.once(7)))
                        .giving(List.of(2, 7)),
                stream(
                                "Stream.recover(Class,ThrowingFunction)",
                                w ->
                                        breaking(w)
                                                .recover(TimeoutException.class, f -> 6)
                                                .recover(Exception.class, f -> 7))
                        .giving(List.of(2, 7)),
                stream("Stream.recover(ThrowingFunction)", w -> breaking(w).recover(f -> 7))
                        .giving(List.of(2, 7)),
                stream(
                                "Stream.mapError(ThrowingFunction)",
                                w -> breaking(w).mapError(f -> new TimeoutException()))
                        .failing(TimeoutException.class),
                stream(
                                "Stream.inspectError(ThrowingConsumer)",
                                w -> breaking(w).inspectError(f -> {}))
                        .failing(IOException.class),
                stream("Stream.notifyClose()", w -> numbers(w).notifyClose())
                        .giving(List.of(PollNext.item(2), PollNext.item(3), PollNext.done())),
                uncheckedStream("Stream.fuse()", w -> numbers(w).fuse()).giving(List.of(2, 3)),
                stream("Stream.borrow()", w -> channel(w).borrow())
                        .giving(List.of(1))
                        .withLateWakes(),
                stream("Stream.peekable()", w -> numbers(w).peekable()).giving(List.of(2, 3)),
                stream("Stream.pollImmediate()", w -> numbers(w).pollImmediate().take(2)));
    }

    static List<FutureLaws<?>> ends() {
        return List.of(
                future("Stream.next()", w -> channel(w).next())
                        .giving(PollNext.item(1))
                        .withLateWakes(),
                future("Peekable.peek()", w -> channel(w).peekable().peek())
                        .giving(PollNext.item(1))
                        .withLateWakes(),
                future(
                                "Peekable.nextIf(ThrowingPredicate)",
                                w -> channel(w).peekable().nextIf(n -> n == 1))
                        .giving(PollNext.item(1))
                        .withLateWakes(),
                future("Terminals.forEach(ThrowingConsumer)", w -> numbers(w).forEach(n -> {})),
                future(
                                "Terminals.forEach(ThrowingConsumer), failing",
                                w -> breaking(w).forEach(n -> {}))
                        .failing(IOException.class),
                future(
                        "Terminals.forEachThen(ThrowingFunction)",
                        w -> numbers(w).forEachThen(n -> now(n))),
                future(
                        "Terminals.forEachConcurrent(int,ThrowingFunction)",
                        w -> numbers(w).forEachConcurrent(2, n -> now(n))),
                future(
                                "Terminals.fold(Object,ThrowingBiFunction)",
                                w -> numbers(w).fold(0, Integer::sum))
                        .giving(5),
                future(
                                "Terminals.foldThen(Object,ThrowingBiFunction)",
                                w -> numbers(w).foldThen(0, (a, n) -> now(a + n)))
                        .giving(5),
                future("Terminals.collect(Collector)", w -> numbers(w).collect(Collectors.toList()))
                        .giving(List.of(2, 3)),
                future("Terminals.toList()", w -> numbers(w).toList()).giving(List.of(2, 3)),
                future("Terminals.count()", w -> numbers(w).count()).giving(2L),
                future("Terminals.any(ThrowingPredicate)", w -> numbers(w).any(n -> n == 2))
                        .giving(true),
                future("Terminals.all(ThrowingPredicate)", w -> numbers(w).all(n -> n == 2))
                        .giving(false),
                future("Terminals.forward(Sink)", w -> numbers(w).forward(Sinks.drain())),
                future("Streams.concat(Stream)", w -> Streams.concat(numbers(w).map(List::of)))
                        .giving(List.of(2, 3)));
    }

    /** A stream that is no child, for those who do not own it. */
    private static dev.rouse.Stream<Integer> channel(World world) {
        Mpsc.Unbounded<Integer> channel = Mpsc.unbounded();
        world.event(
                "send and close",
                () -> {
                    channel.sender().send(1);
                    channel.sender().close();
                });
        return channel.receiver();
    }

    private static dev.rouse.Stream<Integer> timed(World world) {
        world.held("timers", world.clock()::waiting);
        return numbers(world);
    }

    /** Nothing comes for two seconds. */
    private static dev.rouse.Stream<Integer> late(World world) {
        world.held("timers", world.clock()::waiting);
        world.advance(SECOND).advance(SECOND);
        return Streams.fromFuture(endless(world));
    }
}
