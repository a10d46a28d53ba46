package dev.rouse.testkit.sim;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Decides which of several ready tasks runs next.
 *
 * <p>A chooser belongs to one run. To make runs that can be repeated it decides by what it is given
 * and by its own seed, and by nothing else.
 */
@FunctionalInterface
public interface Chooser {

    /**
     * Chooses.
     *
     * @param ready at least two tasks, the one that has been ready for longest first; valid during
     *     the call
     * @return a place in the list
     */
    int choose(List<SimTask> ready);

    /**
     * Chooses the task that has been ready for longest, as most executors do.
     *
     * @return a chooser
     */
    static Chooser fifo() {
        return ready -> 0;
    }

    /**
     * Chooses any with equal chances.
     *
     * @param seed equal seeds make equal choices
     * @return a chooser
     */
    static Chooser random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return ready -> random.nextInt(ready.size());
    }

    /**
     * Gives each task a random priority and chooses the highest; at {@code depth - 1} random places
     * the one in front becomes the last. An error that needs a certain order of {@code depth} steps
     * is found with a chance that does not shrink with the number of other steps, as it does when
     * each choice is random. After Burckhardt, Kothari, Musuvathi and Nagarakatte: "A Randomized
     * Scheduler with Probabilistic Guarantees of Finding Bugs", ASPLOS 2010.
     *
     * @param seed equal seeds make equal choices
     * @param depth how many steps the error may need in a certain order, from 1
     * @param length about how many choices a run makes, from 1
     * @return a chooser
     * @throws IllegalArgumentException if a number is too small
     */
    static Chooser pct(long seed, int depth, int length) {
        return new Priorities(seed, depth, length);
    }

    /**
     * Makes the choices of an earlier run.
     *
     * @param schedule the choices
     * @return a chooser
     */
    static Chooser replay(Schedule schedule) {
        return new Replay(schedule);
    }
}
