package dev.rouse.testkit.everything;

import static dev.rouse.testkit.everything.Rows.SECOND;
import static dev.rouse.testkit.everything.Rows.endless;
import static dev.rouse.testkit.everything.Rows.failing;
import static dev.rouse.testkit.everything.Rows.future;
import static dev.rouse.testkit.everything.Rows.now;
import static dev.rouse.testkit.everything.Rows.one;
import static dev.rouse.testkit.everything.Rows.two;
import static dev.rouse.testkit.everything.Rows.unchecked;

import dev.rouse.AbortHandle;
import dev.rouse.Either;
import dev.rouse.Futures;
import dev.rouse.Outcome;
import dev.rouse.Pin;
import dev.rouse.Poll;
import dev.rouse.PollOrder;
import dev.rouse.Remote;
import dev.rouse.Selected;
import dev.rouse.SelectedFrom;
import dev.rouse.Shared;
import dev.rouse.TaskLocal;
import dev.rouse.channel.Oneshot;
import dev.rouse.testkit.laws.FutureLaws;
import dev.rouse.testkit.laws.Resource;
import dev.rouse.testkit.laws.World;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Futures made of futures, and those of {@link Futures}. */
final class FutureRows {

    private FutureRows() {}

    static List<FutureLaws<?>> combinators() {
        return List.of(
                future("Future.map(ThrowingFunction)", w -> one(w).map(n -> n + 1)).giving(2),
                future("Future.map(ThrowingFunction), failing", w -> failing(w).map(n -> n))
                        .failing(IOException.class),
                future("Future.then(ThrowingFunction)", w -> one(w).then(n -> now(n + 1)))
                        .giving(2),
                future("Future.then(ThrowingFunction), slowly", w -> now(1).then(n -> two(w)))
                        .giving(2),
                future(
                                "Future.join(Future,ThrowingBiFunction)",
                                w -> one(w).join(two(w), Integer::sum))
                        .giving(3),
                future(
                                "Future.join(Future,ThrowingBiFunction), failing",
                                w -> failing(w).join(endless(w), Integer::sum))
                        .failing(IOException.class),
                future("Future.race(Future)", w -> one(w).race(endless(w))).giving(1),
                future("Future.recover(ThrowingFunction)", w -> failing(w).recover(f -> 7))
                        .giving(7),
                future(
                                "Future.recover(Class,ThrowingFunction)",
                                w -> failing(w).recover(IOException.class, f -> 7))
                        .giving(7),
                future(
                                "Future.recover(Class,ThrowingFunction), of another kind",
                                w -> failing(w).recover(TimeoutException.class, f -> 7))
                        .failing(IOException.class),
                future("Future.orElse(ThrowingFunction)", w -> failing(w).orElse(f -> now(7)))
                        .giving(7),
                future(
                                "Future.orElse(Class,ThrowingFunction)",
                                w -> failing(w).orElse(IOException.class, f -> now(7)))
                        .giving(7),
                future(
                                "Future.mapError(ThrowingFunction)",
                                w -> failing(w).mapError(f -> new TimeoutException()))
                        .failing(TimeoutException.class),
                future("Future.catching()", w -> one(w).catching()).giving(Outcome.value(1)),
                future("Future.catching(), failing", w -> failing(w).catching()),
                future("Future.inspect(ThrowingConsumer)", w -> one(w).inspect(n -> {})).giving(1),
                future(
                                "Future.inspectError(ThrowingConsumer)",
                                w -> failing(w).inspectError(f -> {}))
                        .failing(IOException.class),
                future("Future.onEnd(Runnable)", w -> one(w).onEnd(held(w)::release)).giving(1),
                future("Future.onEnd(Runnable), failing", w -> failing(w).onEnd(held(w)::release))
                        .failing(IOException.class),
                future("Future.onDrop(Runnable)", w -> one(w).onDrop(() -> {})).giving(1),
                future("Future.timeout(Duration)", w -> one(w).timeout(SECOND)).giving(1),
                future(
                                "Future.timeout(Duration), over",
                                w -> endless(w.advance(SECOND).advance(SECOND)).timeout(SECOND))
                        .failing(TimeoutException.class)
                        .withoutRaces(),
                future(
                                "Future.timeoutAt(long)",
                                w -> endless(w.advance(SECOND)).timeoutAt(SECOND.toNanos()))
                        .failing(TimeoutException.class)
                        .withoutRaces(),
                future("Future.abortable(AbortHandle)", w -> one(w).abortable(AbortHandle.create()))
                        .giving(1),
                future("Future.abortable(AbortHandle), aborted", FutureRows::aborted)
                        .failing(CancellationException.class),
                future("Future.shared()", w -> one(w).shared()).giving(1),
                future("Shared.share()", FutureRows::secondShare).giving(1),
                future("WeakShared.upgrade()", FutureRows::upgraded).giving(1),
                future("Remote.future()", FutureRows::remoteFuture),
                future("Remote.handle()", FutureRows::remoteHandle).giving(1),
                future("Future.borrow()", w -> reply(w).borrow()).giving(1).withLateWakes(),
                unchecked("Future.fuse()", w -> one(w).fuse()).giving(1),
                future("Future.maybeDone()", w -> one(w).maybeDone()),
                future("Future.pollImmediate()", w -> endless(w).pollImmediate())
                        .giving(Poll.pending()),
                future("Pin.of(Future)", w -> Pin.of(one(w))).giving(1),
                future(
                                "TaskLocal.scope(Object,Future)",
                                w -> TaskLocal.<Integer>create("l").scope(7, one(w)))
                        .giving(1));
    }

    static List<FutureLaws<?>> factories() {
        return List.of(
                future("Futures.ready(Object)", w -> Futures.ready(1)).giving(1),
                future("Futures.failed(Throwable)", w -> Futures.failed(new IOException()))
                        .failing(IOException.class),
                future("Futures.pending()", w -> one(w).race(Futures.pending())).giving(1),
                future("Futures.pollFn(ThrowingFunction)", w -> Futures.pollFn(reply(w)::poll))
                        .giving(1)
                        .withLateWakes(),
                future("Futures.lazy(ThrowingSupplier)", w -> Futures.lazy(() -> 1)).giving(1),
                future("Futures.yieldNow()", w -> Futures.yieldNow()),
                future("Futures.nowNanos()", w -> Futures.nowNanos()).giving(0L),
                future("Futures.flatten(Future)", w -> Futures.flatten(one(w).map(n -> now(n))))
                        .giving(1),
                future("Futures.ofNullable(Future)", w -> Futures.ofNullable(null)),
                future(
                                "Futures.join(Future,Future,ThrowingBiFunction)",
                                w -> Futures.join(one(w), two(w), Integer::sum))
                        .giving(3),
                future(
                                "Futures.join(Future,Future,Future,ThrowingFunction3)",
                                w -> Futures.join(one(w), two(w), one(w), (a, b, c) -> a + b + c))
                        .giving(4),
                future(
                                "Futures.join(Future,Future,Future,Future,ThrowingFunction4)",
                                w ->
                                        Futures.join(
                                                now(1),
                                                two(w),
                                                one(w),
                                                now(2),
                                                (a, b, c, d) -> a + b + c + d))
                        .giving(6),
                future(
                                "Futures.join(Future,Future,Future,Future,Future,ThrowingFunction5)",
                                w ->
                                        Futures.join(
                                                now(1),
                                                two(w),
                                                one(w),
                                                now(2),
                                                now(3),
                                                (a, b, c, d, e) -> a + b + c + d + e))
                        .giving(9),
                future("Futures.joinAll(Collection)", w -> Futures.joinAll(List.of(one(w), two(w))))
                        .giving(List.of(1, 2)),
                future(
                        "Futures.select(Future,Future)",
                        w -> Futures.select(one(droppingTheOther(w)), endless(w))),
                future(
                        "Futures.select(PollOrder,Future,Future)",
                        w -> Futures.select(PollOrder.biased(), one(droppingTheOther(w)), two(w))),
                future("Futures.either(Future,Future)", w -> Futures.either(one(w), endless(w)))
                        .giving(new Either.Left<>(1)),
                future(
                        "Futures.selectAll(Collection)",
                        w -> Futures.selectAll(List.of(one(droppingTheRest(w)), two(w)))),
                future(
                        "Futures.selectAll(PollOrder,Collection)",
                        w ->
                                Futures.selectAll(
                                        PollOrder.biased(),
                                        List.of(one(droppingTheRest(w)), two(w)))),
                future(
                        "Futures.selectOk(Collection)",
                        w -> Futures.selectOk(List.of(failing(droppingTheRest(w)), two(w)))),
                future("Futures.race(Collection)", w -> Futures.race(List.of(one(w), endless(w))))
                        .giving(1),
                future(
                                "Futures.raceOk(Collection)",
                                w -> Futures.raceOk(List.of(failing(w), two(w))))
                        .giving(2));
    }

    /** A reply that comes; not a child, since whoever borrows it does not drop it. */
    private static dev.rouse.Future<Integer> reply(World world) {
        Oneshot<Integer> channel = Oneshot.create();
        world.event("send", () -> channel.sender().send(1));
        return channel.receiver();
    }

    private static Resource held(World world) {
        Resource resource = world.resource("resource");
        resource.acquire();
        return resource;
    }

    private static World droppingTheOther(World world) {
        return world.taking(value -> ((Selected<?, ?>) nonNull(value)).other().drop());
    }

    private static World droppingTheRest(World world) {
        return world.taking(
                value ->
                        ((SelectedFrom<?>) nonNull(value))
                                .others()
                                .forEach(dev.rouse.Future::drop));
    }

    private static Object nonNull(@Nullable Object value) {
        return java.util.Objects.requireNonNull(value);
    }

    private static dev.rouse.Future<Integer> aborted(World world) {
        AbortHandle handle = AbortHandle.create();
        world.event("abort", handle::abort);
        return endless(world).abortable(handle);
    }

    private static dev.rouse.Future<Integer> secondShare(World world) {
        Shared<Integer> first = one(world).shared();
        Shared<Integer> second = first.share();
        first.drop();
        return second;
    }

    private static dev.rouse.Future<Integer> upgraded(World world) {
        Shared<Integer> first = one(world).shared();
        Shared<Integer> again = first.downgrade().upgrade();
        first.drop();
        return java.util.Objects.requireNonNull(again);
    }

    private static dev.rouse.Future<?> remoteFuture(World world) {
        Remote<Integer> remote = one(world).remoteHandle();
        remote.handle().forget();
        return remote.future();
    }

    private static dev.rouse.Future<Integer> remoteHandle(World world) {
        Remote<Integer> remote = now(1).remoteHandle();
        Pin<?> future = Pin.of(remote.future());
        world.event("run the future", () -> poll(future));
        return remote.handle();
    }

    private static void poll(Pin<?> future) {
        if (!future.isTerminated()) {
            try {
                future.poll(new dev.rouse.testkit.FakeContext());
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }
    }
}
