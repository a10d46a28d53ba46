package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import dev.rouse.channel.OneshotSender;
import org.jspecify.annotations.Nullable;

/** Spawns tasks that only count down, and awaits the last of them instead of their handles. */
public final class SpawnCounted extends UntilDone {

    private final int tasks;

    /**
     * Makes the future.
     *
     * @param tasks how many to spawn
     */
    public SpawnCounted(int tasks) {
        this.tasks = tasks;
    }

    @Override
    void start(Spawner spawner, OneshotSender<Integer> done) {
        Countdown countdown = new Countdown(tasks, done);
        for (int i = 0; i < tasks; i++) {
            spawner.spawn(new Arrive(countdown)).drop();
        }
    }

    private record Arrive(Countdown countdown) implements Future<@Nullable Void> {

        @Override
        public Poll<@Nullable Void> poll(Context cx) {
            countdown.arrive();
            return Poll.ready();
        }
    }
}
