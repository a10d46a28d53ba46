package dev.rouse.transform.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** All choices of one program, from one seed; and a size that is spent, so that programs end. */
final class Dice {

    private final SplittableRandom random;
    private int size;

    Dice(long seed, int size) {
        this.random = new SplittableRandom(seed);
        this.size = size;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int first, int last) {
        return first + below(last - first + 1);
    }

    boolean chance(int percent) {
        return below(100) < percent;
    }

    long anyLong() {
        return random.nextLong();
    }

    @SafeVarargs
    final <E> E of(E... choices) {
        return choices[below(choices.length)];
    }

    <E> E of(List<E> choices) {
        return choices.get(below(choices.size()));
    }

    /** Spends one unit; false once there is none left, and then only the simplest will do. */
    boolean mayGrow() {
        return size-- > 0;
    }
}
