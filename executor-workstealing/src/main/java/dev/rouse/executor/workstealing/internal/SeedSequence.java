package dev.rouse.executor.workstealing.internal;

/**
 * Makes different seeds from one: the SplitMix64 generator of Steele, Lea and Flood, "Fast
 * Splittable Pseudorandom Number Generators" (OOPSLA 2014).
 */
final class SeedSequence {

    private long state;

    SeedSequence(long seed) {
        this.state = seed;
    }

    long next() {
        state += 0x9E37_79B9_7F4A_7C15L;
        long mixed = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }
}
