package dev.rouse.testkit.everything;

import static dev.rouse.testkit.everything.Rows.endless;
import static dev.rouse.testkit.everything.Rows.future;
import static dev.rouse.testkit.everything.Rows.now;
import static dev.rouse.testkit.everything.Rows.numbers;
import static dev.rouse.testkit.everything.Rows.one;
import static dev.rouse.testkit.everything.Rows.stream;
import static dev.rouse.testkit.everything.Rows.uncheckedStream;

import dev.rouse.Context;
import dev.rouse.Duplex;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinMap;
import dev.rouse.JoinSet;
import dev.rouse.Keyed;
import dev.rouse.Outcome;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Scope;
import dev.rouse.Sink;
import dev.rouse.Sinks;
import dev.rouse.Stream;
import dev.rouse.Streams;
import dev.rouse.TaskTracker;
import dev.rouse.task.Scheduler;
import dev.rouse.task.Task;
import dev.rouse.testkit.laws.FutureLaws;
import dev.rouse.testkit.laws.StreamLaws;
import dev.rouse.testkit.laws.World;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks, sets of them, and scopes; the tasks run when the world's spawner is told to. */
final class TaskRows {

    /** One to start a task, one for its end, and one for whoever waits in it. */
    private static final int TURNS = 3;

    private TaskRows() {}

    static List<FutureLaws<?>> futures() {
        return List.of(
                future("Spawner.spawn(Future)", w -> running(w).spawner().spawn(now(1))).giving(1),
                future("Spawner.spawn(Future,String)", w -> running(w).spawner().spawn(now(1), "t"))
                        .giving(1),
                future("Task.create(Future,Scheduler)", TaskRows::task).giving(1),
                future("Task.create(Future,String,Scheduler)", TaskRows::namedTask).giving(1),
                future("Task.createRoot(Future,String,Scheduler)", TaskRows::rootTask).giving(1),
                future("JoinSet.shutdown()", w -> joinSet(w).shutdown()).withLateWakes(),
                future("JoinMap.shutdown()", w -> joinMap(w).shutdown()).withLateWakes(),
                future("TaskTracker.track(Future)", w -> new TaskTracker().track(one(w))).giving(1),
                future("TaskTracker.whenEmpty()", TaskRows::tracker),
                future("Scope.run(ThrowingFunction)", w -> Scope.run(scope -> one(w))).giving(1),
                future("Scope.run(ThrowingFunction), with a child", TaskRows::scopeWithAChild)
                        .giving(2),
                future("Scope.run(ThrowingFunction), with a failing child", TaskRows::failingScope)
                        .failing(IOException.class),
                future("Scope.supervise(ThrowingFunction)", w -> Scope.supervise(scope -> one(w)))
                        .giving(1),
                future("Scope.ended()", TaskRows::scopeEnded));
    }

    static List<StreamLaws<?>> streams() {
        return List.of(
                stream("JoinSet.new()", TaskRows::joinSetOfItsOwn).giving(List.of(1)),
                stream("JoinSet.new(Spawner)", w -> values(joinSet(w))).giving(List.of(1)),
                stream("JoinSet.limit(int)", w -> values(joinSet(w).limit(2))).giving(List.of(1)),
                uncheckedStream("JoinMap.new()", TaskRows::joinMapOfItsOwn),
                uncheckedStream("JoinMap.new(Spawner)", TaskRows::joinMap)
                        .giving(List.of(new Keyed<>("key", Outcome.value(1)))),
                stream("Split.stream()", TaskRows::split).giving(List.of(2, 3)));
    }

    private static World running(World world) {
        for (int turn = 0; turn < TURNS; turn++) {
            world.event("run a task", world.spawner()::runOne);
        }
        return world;
    }

    private static <T> T running(World world, T spawned) {
        running(world);
        return spawned;
    }

    private static Future<Integer> task(World world) {
        return scheduled(world, Task.create(now(1), task -> {}));
    }

    private static Future<Integer> namedTask(World world) {
        Scheduler nowhere = task -> {};
        return scheduled(world, Task.create(now(1), "task", nowhere));
    }

    private static Future<Integer> rootTask(World world) {
        return scheduled(world, Task.createRoot(now(1), null, task -> {}));
    }

    private static Task<Integer> scheduled(World world, Task<Integer> task) {
        world.event("run", task::run);
        return task;
    }

    private static JoinSet<Integer> joinSet(World world) {
        JoinSet<Integer> set = new JoinSet<>(running(world).spawner());
        set.spawn(now(1));
        return set;
    }

    private static Stream<Integer> values(JoinSet<Integer> set) {
        return set.map(joined -> joined.outcome().get());
    }

    private static Stream<Integer> joinSetOfItsOwn(World world) {
        JoinSet<Integer> set = new JoinSet<>();
        set.spawn(now(1));
        return once(world, values(set));
    }

    private static JoinMap<String, Integer> joinMap(World world) {
        JoinMap<String, Integer> map = new JoinMap<>(running(world).spawner());
        map.spawn("key", now(1));
        return map;
    }

    private static Stream<?> joinMapOfItsOwn(World world) {
        JoinMap<String, Integer> map = new JoinMap<>();
        map.spawn("key", now(1));
        return once(world, map);
    }

    /** Runs tasks after the first poll, in which they are spawned. */
    private static <T> Stream<T> once(World world, Stream<T> polled) {
        return Streams.flattenFuture(
                Futures.lazy(
                        () -> {
                            running(world);
                            return polled;
                        }));
    }

    private static Future<?> tracker(World world) {
        TaskTracker tracker = new TaskTracker();
        Future<Integer> tracked = tracker.track(endlessOfNobody());
        world.event("drop", tracked::drop).event("close", tracker::close);
        world.bystander("another", tracker.whenEmpty());
        return tracker.whenEmpty();
    }

    private static Future<Integer> endlessOfNobody() {
        return Futures.pending();
    }

    private static Future<Integer> scopeWithAChild(World world) {
        return Scope.run(scope -> running(world, scope.spawn(now(1))).map(n -> n + 1));
    }

    private static Future<Integer> failingScope(World world) {
        return Scope.run(
                scope -> {
                    running(world, scope.spawn(Futures.failed(new IOException("no"))));
                    return endless(world);
                });
    }

    /** The end of a scope whose own future somebody else polls. */
    private static Future<?> scopeEnded(World world) {
        Scope[] scopes = new Scope[1];
        Future<Integer> scope =
                Scope.run(
                        opened -> {
                            scopes[0] = opened;
                            return endlessOfNobody();
                        });
        FirstPoll.of(scope);
        world.event("drop the scope", scope::drop);
        return scopes[0].ended();
    }

    private static Stream<Integer> split(World world) {
        dev.rouse.Split<Integer, Integer> halves = new Both(numbers(world), Sinks.drain()).split();
        halves.sink().drop();
        return halves.stream();
    }

    /** A stream and a sink that have nothing to do with each other. */
    private static final class Both implements Duplex<Integer, Integer> {

        private final Stream<Integer> stream;
        private final Sink<Integer> sink;

        Both(Stream<Integer> stream, Sink<Integer> sink) {
            this.stream = stream;
            this.sink = sink;
        }

        @Override
        public PollNext<Integer> pollNext(Context cx) throws Exception {
            return stream.pollNext(cx);
        }

        @Override
        public Poll<@Nullable Void> pollReady(Context cx) throws Exception {
            return sink.pollReady(cx);
        }

        @Override
        public void startSend(Integer value) throws Exception {
            sink.startSend(value);
        }

        @Override
        public Poll<@Nullable Void> pollFlush(Context cx) throws Exception {
            return sink.pollFlush(cx);
        }

        @Override
        public Poll<@Nullable Void> pollClose(Context cx) throws Exception {
            return sink.pollClose(cx);
        }

        @Override
        public void drop() {
            stream.drop();
            sink.drop();
        }
    }
}
