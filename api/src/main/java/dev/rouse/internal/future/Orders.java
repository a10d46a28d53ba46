package dev.rouse.internal.future;

import dev.rouse.PollOrder;
import java.util.SplittableRandom;

/** Behind the factories of {@link PollOrder}. */
public enum Orders implements PollOrder {
    /** The first one always. */
    BIASED;

    @Override
    public int first(int futures) {
        return 0;
    }

    /** One further each time. */
    public static final class Rotating implements PollOrder {
        private int turn = -1;

        /** Begins with the first. */
        public Rotating() {}

        @Override
        public int first(int futures) {
            turn = turn + 1 < futures ? turn + 1 : 0;
            return turn;
        }
    }

    /** Anywhere. */
    public static final class Random implements PollOrder {
        private final SplittableRandom random;

        /**
         * Begins a sequence of choices.
         *
         * @param seed where it comes from
         */
        public Random(long seed) {
            random = new SplittableRandom(seed);
        }

        @Override
        public int first(int futures) {
            return random.nextInt(futures);
        }
    }
}
