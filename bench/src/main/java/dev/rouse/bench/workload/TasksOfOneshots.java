package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.channel.OneshotReceiver;
import java.util.List;

/** Many oneshots as the futures of as many tasks, whose handles are awaited in order. */
public final class TasksOfOneshots extends ManyOneshots {

    /**
     * Makes the future.
     *
     * @param count how many oneshots
     */
    public TasksOfOneshots(int count) {
        super(count);
    }

    @Override
    Future<Integer> awaitAll(List<OneshotReceiver<Integer>> receivers, Context cx) {
        JoinHandle<?>[] handles = new JoinHandle<?>[receivers.size()];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = cx.spawner().spawn(receivers.get(i));
        }
        return new AwaitInOrder(handles);
    }
}
