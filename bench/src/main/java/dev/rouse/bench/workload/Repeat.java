package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * A loop of awaits, as a compiled block with a loop has it. Its value is the sum of what each turn
 * counts as.
 *
 * @param <T> what is awaited
 */
abstract class Repeat<T extends @Nullable Object> implements Future<Integer> {

    private final int turns;
    private int turn;
    private int sum;
    private @Nullable Future<? extends T> awaited;

    Repeat(int turns) {
        this.turns = turns;
    }

    /** Makes what the next turn awaits; turns are numbered from zero. */
    abstract Future<? extends T> await(int turn, Context cx);

    /** Takes what came and tells what it counts as. */
    abstract int take(T value);

    /** Called once, when all turns are over. */
    void end() {}

    @Override
    public final Poll<Integer> poll(Context cx) throws Exception {
        while (turn < turns) {
            Future<? extends T> current = awaited;
            if (current == null) {
                current = await(turn, cx);
                awaited = current;
            }
            if (!(current.poll(cx) instanceof Poll.Ready<? extends T> ready)) {
                return Poll.pending();
            }
            awaited = null;
            turn++;
            sum += take(ready.value());
        }
        end();
        return Poll.ready(sum);
    }
}
