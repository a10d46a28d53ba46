package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import dev.rouse.channel.OneshotSender;
import org.jspecify.annotations.Nullable;

/**
 * A chain of tasks of which each spawns the next and ends; its value is how many of them were
 * spawned by another one.
 */
public final class ChainedSpawn extends UntilDone {

    private final int links;

    /**
     * Makes the future.
     *
     * @param links how many tasks to run after the first one, which this future spawns
     */
    public ChainedSpawn(int links) {
        this.links = links;
    }

    @Override
    void start(Spawner spawner, OneshotSender<Integer> done) {
        spawner.spawn(new Link(links, 0, done)).drop();
    }

    private record Link(int links, int before, OneshotSender<Integer> done)
            implements Future<@Nullable Void> {

        @Override
        public Poll<@Nullable Void> poll(Context cx) {
            if (before == links) {
                done.send(before);
            } else {
                cx.spawner().spawn(new Link(links, before + 1, done)).drop();
            }
            return Poll.ready();
        }
    }
}
