package dev.rouse.testkit.proof;

import dev.rouse.sync.Permit;
import dev.rouse.sync.Semaphore;
import dev.rouse.sync.SemaphoreClosedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A semaphore, and the permits that each task holds. */
final class SemaphoreStructure implements Structure {

    /** How many permits are free; what is held is known by those who hold it. */
    record State(int free, boolean closed) {}

    static final int PERMITS = 2;
    private static final String LINE = "acquire";

    private final Semaphore semaphore;
    private final List<Deque<Permit>> held;

    SemaphoreStructure(Semaphore semaphore, int tasks) {
        this.semaphore = semaphore;
        this.held =
                IntStream.range(0, tasks)
                        .mapToObj(i -> new ArrayDeque<Permit>())
                        .collect(Collectors.toList());
    }

    @Override
    public @Nullable Operation begin(int task, Act act) {
        int count = 1 + act.argument() % 2;
        String kind =
                act.of(
                        "acquire",
                        "release",
                        "acquire",
                        "tryAcquire",
                        "acquire",
                        "add",
                        "forget",
                        "release",
                        "split",
                        "acquire",
                        "close");
        return switch (kind) {
            case "acquire" ->
                    Operation.waiting(
                            kind,
                            count,
                            LINE,
                            semaphore.acquireMany(count).map(permit -> keep(task, permit)));
            case "tryAcquire" ->
                    Operation.attempt(
                            kind, count, LINE, () -> keep(task, semaphore.tryAcquireMany(count)));
            case "add" ->
                    Operation.now(
                            kind,
                            1,
                            () -> {
                                semaphore.addPermits(1);
                                return null;
                            });
            case "forget" -> Operation.now(kind, 1, () -> semaphore.forgetPermits(1));
            case "close" ->
                    act.argument() > 0
                            ? null
                            : Operation.now(
                                    kind,
                                    0,
                                    () -> {
                                        semaphore.close();
                                        return null;
                                    });
            case "split" -> with(task, permit -> split(task, permit));
            default -> with(task, permit -> release(task, permit));
        };
    }

    private @Nullable Operation with(int task, Function<Permit, Operation> what) {
        Permit permit = held.get(task).peek();
        return permit == null ? null : what.apply(permit);
    }

    private Object keep(int task, @Nullable Permit permit) {
        if (permit == null) {
            return Call.Refused.REFUSED;
        }
        held.get(task).add(permit);
        return permit.count();
    }

    private Operation release(int task, Permit permit) {
        held.get(task).remove(permit);
        return Operation.now(
                "release",
                permit.count(),
                () -> {
                    permit.close();
                    permit.close();
                    return null;
                });
    }

    /** Gives back one of what is held. */
    private Operation split(int task, Permit permit) {
        if (permit.count() == 1) {
            return release(task, permit);
        }
        return Operation.now(
                "release",
                1,
                () -> {
                    permit.split(1).close();
                    return null;
                });
    }

    @Override
    public List<Operation> leave(int task) {
        return List.copyOf(held.get(task)).stream().map(permit -> release(task, permit)).toList();
    }

    @Override
    public List<Operation> inspect() {
        return List.of(Operation.now("available", 0, semaphore::availablePermits));
    }

    @Override
    public Model<State> model() {
        return new Model<>() {
            @Override
            public State initial() {
                return new State(PERMITS, false);
            }

            @Override
            public @Nullable State after(State state, Call call) {
                int count = call.argument();
                if (call.isRefused()) {
                    boolean enough = state.free >= count && !call.isContended();
                    return enough || state.closed ? null : state;
                }
                return switch (call.name()) {
                    case "acquire", "tryAcquire" -> acquired(state, call);
                    case "release", "add" -> new State(state.free + count, state.closed);
                    case "forget" -> forgotten(state, call);
                    case "close" -> new State(state.free, true);
                    default -> call.answers(state.free) ? state : null;
                };
            }

            private @Nullable State acquired(State state, Call call) {
                if (call.answers(SemaphoreClosedException.class)) {
                    return state.closed ? state : null;
                }
                return !state.closed
                                && state.free >= call.argument()
                                && call.answers(call.argument())
                        ? new State(state.free - call.argument(), false)
                        : null;
            }

            /** What is free for the model may have been given to one that waits for more. */
            private @Nullable State forgotten(State state, Call call) {
                int most = Math.min(state.free, call.argument());
                int forgotten = (Integer) java.util.Objects.requireNonNull(call.answer());
                boolean right = forgotten == most || call.isContended() && forgotten < most;
                return right ? new State(state.free - forgotten, state.closed) : null;
            }

            @Override
            public boolean canAnswer(State state, Call call) {
                return state.closed || state.free >= call.argument();
            }
        };
    }
}
