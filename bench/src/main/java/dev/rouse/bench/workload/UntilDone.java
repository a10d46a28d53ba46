package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.OneshotSender;

/**
 * Spawns tasks at its first poll, lets go of their handles, and awaits the message that the last of
 * them sends: how much was done, which is the value.
 *
 * <p>Where a benchmark in another language blocks its thread until that message, this one awaits
 * it: a future that blocks would hold a thread that has to run tasks.
 */
public abstract class UntilDone implements Future<Integer> {

    private final Oneshot<Integer> done = Oneshot.create();
    private boolean started;

    UntilDone() {}

    /** Spawns what has to run; the last task to end sends. */
    abstract void start(Spawner spawner, OneshotSender<Integer> done);

    @Override
    public final Poll<Integer> poll(Context cx) throws Exception {
        if (!started) {
            started = true;
            start(cx.spawner(), done.sender());
        }
        return done.receiver().poll(cx);
    }
}
