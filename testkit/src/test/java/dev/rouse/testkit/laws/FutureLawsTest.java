package dev.rouse.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.AbortHandle;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Outcome;
import dev.rouse.Pin;
import dev.rouse.PollNext;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.Oneshot;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.MutexGuard;
import dev.rouse.sync.Notify;
import dev.rouse.sync.Permit;
import dev.rouse.sync.Semaphore;
import dev.rouse.time.Interval;
import dev.rouse.time.Sleep;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library's own futures keep the laws. */
class FutureLawsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    static Stream<FutureLaws<?>> combinators() {
        return Stream.of(
                FutureLaws.<String>of("ready", world -> Futures.ready("v")).giving("v"),
                FutureLaws.of("failed", world -> Futures.failed(new IOException()))
                        .failing(IOException.class),
                FutureLaws.of("yieldNow", world -> Futures.yieldNow()),
                FutureLaws.<Integer>of("map", world -> world.child("a", 1).map(n -> n + 1))
                        .giving(2),
                FutureLaws.of("map of a failure", world -> failing(world).map(n -> n))
                        .failing(IOException.class),
                FutureLaws.<Integer>of(
                                "then", world -> Futures.ready(1).then(n -> world.child("b", 2)))
                        .giving(2),
                FutureLaws.<Integer>of(
                                "join",
                                world ->
                                        world.child("a", 1).join(world.child("b", 2), Integer::sum))
                        .giving(3),
                FutureLaws.of(
                                "join with a failure",
                                world ->
                                        failing(world)
                                                .join(
                                                        world.<Integer>endlessChild("b"),
                                                        Integer::sum))
                        .failing(IOException.class),
                FutureLaws.<List<Integer>>of(
                                "joinAll",
                                world ->
                                        Futures.joinAll(
                                                List.of(
                                                        world.child("a", 1),
                                                        world.child("b", 2),
                                                        world.child("c", 3))))
                        .giving(List.of(1, 2, 3)),
                FutureLaws.<Integer>of(
                                "race", world -> world.child("a", 1).race(world.endlessChild("b")))
                        .giving(1),
                FutureLaws.of(
                        "select",
                        world -> Futures.either(world.child("a", 1), world.child("b", "x"))),
                FutureLaws.<Integer>of("recover", world -> failing(world).recover(f -> 7))
                        .giving(7),
                FutureLaws.<Integer>of(
                                "orElse",
                                world -> {
                                    Future<Integer> failing = failing(world);
                                    return failing.orElse(f -> Futures.ready(7));
                                })
                        .giving(7),
                FutureLaws.<Outcome<Integer>>of("catching", world -> failing(world).catching()),
                FutureLaws.<Integer>of("shared", world -> world.child("a", 1).shared()).giving(1),
                FutureLaws.<Integer>of("pin", world -> Pin.of(world.child("a", 1))).giving(1),
                FutureLaws.<Integer>of(
                                "abortable",
                                world -> world.child("a", 1).abortable(AbortHandle.create()))
                        .giving(1),
                FutureLaws.<Integer>of(
                                "onEnd",
                                world -> {
                                    Resource resource = world.resource("resource");
                                    resource.acquire();
                                    return world.child("a", 1).onEnd(resource::release);
                                })
                        .giving(1),
                FutureLaws.<Integer>of("timeout", world -> world.child("a", 1).timeout(SECOND))
                        .giving(1),
                FutureLaws.of(
                                "timeout that is over",
                                world -> {
                                    Future<Integer> child = world.endlessChild("a");
                                    world.advance(SECOND);
                                    world.advance(SECOND);
                                    return child.timeout(SECOND);
                                })
                        .failing(TimeoutException.class)
                        .withoutRaces());
    }

    static Stream<FutureLaws<?>> leaves() {
        return Stream.of(
                FutureLaws.<String>of(
                                "oneshot",
                                world -> {
                                    Oneshot<String> pair = Oneshot.create();
                                    world.event("send", () -> pair.sender().send("v"));
                                    return pair.receiver();
                                })
                        .giving("v"),
                FutureLaws.of(
                        "oneshot sender's closed()",
                        world -> {
                            Oneshot<String> pair = Oneshot.create();
                            world.event("drop", () -> pair.receiver().drop());
                            return pair.sender().closed();
                        }),
                FutureLaws.<PollNext<String>>of(
                                "mpsc recv",
                                world -> {
                                    Mpsc.Bounded<String> channel = Mpsc.bounded(1);
                                    world.event("send", () -> channel.sender().trySend("v"));
                                    return channel.receiver().recv();
                                })
                        .withLateWakes(),
                FutureLaws.of(
                        "mpsc send to a full channel",
                        world -> {
                            Mpsc.Bounded<String> channel = Mpsc.bounded(1);
                            channel.sender().trySend("v");
                            world.event("receive", () -> channel.receiver().tryRecv());
                            return channel.sender().send("w");
                        }),
                FutureLaws.of(
                        "semaphore",
                        world -> {
                            Semaphore semaphore = Semaphore.create(0);
                            world.event("release", () -> semaphore.addPermits(1));
                            world.bystander("another acquire", semaphore.acquire());
                            world.taking(permit -> close((Permit) permit));
                            return semaphore.acquire();
                        }),
                FutureLaws.of(
                        "mutex",
                        world -> {
                            Mutex<String> mutex = Mutex.create("v");
                            MutexGuard<String> held = locked(mutex);
                            world.event("unlock", held::close);
                            world.bystander("another lock", mutex.lock());
                            world.taking(guard -> close((MutexGuard<?>) guard));
                            return mutex.lock();
                        }),
                FutureLaws.of(
                        "notified",
                        world -> {
                            Notify notify = Notify.create();
                            world.event("notify", notify::notifyOne);
                            return notify.notified();
                        }),
                FutureLaws.of(
                                "sleep",
                                world -> {
                                    world.held("timers", world.clock()::waiting);
                                    world.advance(SECOND).advance(SECOND);
                                    return Sleep.sleep(SECOND);
                                })
                        .withoutRaces(),
                FutureLaws.of("interval's first tick", world -> Interval.every(SECOND).tick()));
    }

    private static Future<Integer> failing(World world) {
        return world.failingChild("failing", new IOException("no"));
    }

    private static void close(Permit permit) {
        permit.close();
    }

    private static void close(MutexGuard<?> guard) {
        guard.close();
    }

    private static MutexGuard<String> locked(Mutex<String> mutex) {
        MutexGuard<String> guard = mutex.tryLock();
        assertThat(guard).isNotNull();
        return guard;
    }

    @ParameterizedTest
    @MethodSource({"combinators", "leaves"})
    void libraryFuturesKeepTheLaws(FutureLaws<?> laws) {
        laws.checkingEnd().check();
    }

    @Property(tries = 200)
    void longScriptsAtRandomKeepTheLawsToo(@ForAll @Size(max = 20) List<Step> script) {
        FutureLaws.<List<Integer>>of(
                        "joinAll",
                        world ->
                                Futures.joinAll(
                                        List.of(
                                                world.child("a", 1),
                                                world.child("b", 2),
                                                world.child("c", 3))))
                .giving(List.of(1, 2, 3))
                .replay(script.toArray(Step[]::new));
    }
}
