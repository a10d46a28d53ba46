package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Awaits every handle of an array, in order.
 *
 * <p>Its value is the sum of the tasks' values, of which one without a value counts as one.
 */
public final class AwaitInOrder implements Future<Integer> {

    private final JoinHandle<?>[] handles;
    private int next;
    private int sum;

    /**
     * Makes the future.
     *
     * @param handles what to await; the array belongs to the future from now on
     */
    public AwaitInOrder(JoinHandle<?>[] handles) {
        this.handles = handles;
    }

    @Override
    public Poll<Integer> poll(Context cx) throws Exception {
        while (next < handles.length) {
            if (handles[next].poll(cx) instanceof Poll.Ready<?> ready) {
                next++;
                sum += count(ready.value());
            } else {
                return Poll.pending();
            }
        }
        return Poll.ready(sum);
    }

    private static int count(@Nullable Object value) {
        return value instanceof Integer number ? number : 1;
    }
}
