package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.OneshotReceiver;
import dev.rouse.channel.OneshotSender;
import org.jspecify.annotations.Nullable;

/**
 * A task spawns a number of pings; each of them makes two oneshots, spawns its pong, sends it a
 * message, and awaits the answer. Its value is how many answers came.
 */
public final class PingPong extends UntilDone {

    private final int pings;

    /**
     * Makes the future.
     *
     * @param pings how many pairs of tasks to run
     */
    public PingPong(int pings) {
        this.pings = pings;
    }

    @Override
    void start(Spawner spawner, OneshotSender<Integer> done) {
        spawner.spawn(new SpawnPings(pings, new Countdown(pings, done))).drop();
    }

    /** The outer task, so that the pings are spawned by a thread that runs tasks. */
    private record SpawnPings(int pings, Countdown countdown) implements Future<@Nullable Void> {

        @Override
        public Poll<@Nullable Void> poll(Context cx) {
            Spawner spawner = cx.spawner();
            for (int i = 0; i < pings; i++) {
                spawner.spawn(new Ping(countdown)).drop();
            }
            return Poll.ready();
        }
    }

    private static final class Ping implements Future<@Nullable Void> {

        private final Countdown countdown;
        private @Nullable OneshotReceiver<Boolean> answer;

        Ping(Countdown countdown) {
            this.countdown = countdown;
        }

        @Override
        public Poll<@Nullable Void> poll(Context cx) throws Exception {
            OneshotReceiver<Boolean> awaited = answer;
            if (awaited == null) {
                awaited = send(cx.spawner());
                answer = awaited;
            }
            if (awaited.poll(cx) == Poll.<Boolean>pending()) {
                return Poll.pending();
            }
            countdown.arrive();
            return Poll.ready();
        }

        private static OneshotReceiver<Boolean> send(Spawner spawner) {
            Oneshot<Boolean> there = Oneshot.create();
            Oneshot<Boolean> back = Oneshot.create();
            spawner.spawn(new Pong(there.receiver(), back.sender())).drop();
            there.sender().send(true);
            return back.receiver();
        }
    }

    private record Pong(OneshotReceiver<Boolean> ping, OneshotSender<Boolean> answer)
            implements Future<@Nullable Void> {

        @Override
        public Poll<@Nullable Void> poll(Context cx) throws Exception {
            if (ping.poll(cx) == Poll.<Boolean>pending()) {
                return Poll.pending();
            }
            answer.send(true);
            return Poll.ready();
        }
    }
}
