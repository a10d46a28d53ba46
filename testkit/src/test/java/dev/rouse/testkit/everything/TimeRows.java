package dev.rouse.testkit.everything;

import static dev.rouse.testkit.everything.Rows.SECOND;
import static dev.rouse.testkit.everything.Rows.endless;
import static dev.rouse.testkit.everything.Rows.future;
import static dev.rouse.testkit.everything.Rows.one;
import static dev.rouse.testkit.everything.Rows.stream;

import dev.rouse.testkit.laws.FutureLaws;
import dev.rouse.testkit.laws.StreamLaws;
import dev.rouse.testkit.laws.World;
import dev.rouse.time.DelayQueue;
import dev.rouse.time.Interval;
import dev.rouse.time.MissedTickBehavior;
import dev.rouse.time.Sleep;
import dev.rouse.time.Timeout;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** What waits for a moment. The clock moves between polls only. */
final class TimeRows {

    private static final long SECOND_NANOS = SECOND.toNanos();

    private TimeRows() {}

    static List<FutureLaws<?>> futures() {
        return List.of(
                future("Sleep.sleep(Duration)", w -> Sleep.sleep(inSteps(w))).withoutRaces(),
                future("Sleep.sleepUntil(long)", w -> Sleep.sleepUntil(inSteps(w).toNanos()))
                        .withoutRaces(),
                future("Timeout.after(Future,Duration)", w -> Timeout.after(one(w), SECOND))
                        .giving(1),
                future(
                                "Timeout.after(Future,Duration), over",
                                w -> Timeout.after(endless(w), inSteps(w)))
                        .failing(TimeoutException.class)
                        .withoutRaces(),
                future("Timeout.at(Future,long)", w -> Timeout.at(endless(w), inSteps(w).toNanos()))
                        .failing(TimeoutException.class)
                        .withoutRaces(),
                // an interval keeps its timer when one who waits for a tick goes away
                future("Interval.tick()", w -> Interval.everyAfter(SECOND, SECOND).tick()));
    }

    static List<StreamLaws<?>> streams() {
        return List.of(
                stream("Interval.every(Duration)", w -> Interval.every(inSteps(w)).take(2))
                        .withoutRaces(),
                stream(
                                "Interval.everyAfter(Duration,Duration)",
                                w -> Interval.everyAfter(SECOND, inSteps(w)).take(2))
                        .withoutRaces(),
                stream(
                                "Interval.everyStarting(long,Duration)",
                                w -> Interval.everyStarting(SECOND_NANOS, inSteps(w)).take(2))
                        .withoutRaces(),
                stream(
                                "Interval.onMissed(MissedTickBehavior)",
                                w ->
                                        Interval.every(inSteps(w))
                                                .onMissed(MissedTickBehavior.SKIP)
                                                .take(2))
                        .withoutRaces(),
                stream("DelayQueue.new()", TimeRows::delayQueue)
                        .giving(List.of("early", "late"))
                        .withoutRaces());
    }

    /** Declares two steps of half a second, and that no timer may be left. */
    private static java.time.Duration inSteps(World world) {
        world.held("timers", world.clock()::waiting);
        world.advance(SECOND.dividedBy(2)).advance(SECOND.dividedBy(2));
        return SECOND;
    }

    private static dev.rouse.Stream<String> delayQueue(World world) {
        DelayQueue<String> queue = new DelayQueue<>();
        queue.insertAt("late", SECOND_NANOS);
        queue.insertAt("early", SECOND_NANOS / 2);
        inSteps(world);
        return queue.map(expired -> expired.value()).take(2);
    }
}
