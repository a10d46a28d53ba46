package dev.rouse.transform.fuzz;

/**
 * How the futures of one run behave; the same for both twins, since both make them in one order.
 *
 * @param seed of what is random
 * @param pendings how often each future is pending; negative for at random, up to twice
 * @param failures so many of a hundred futures and resources fail
 * @param stingy each poll may pass one await in a loop only
 */
record Plan(long seed, int pendings, int failures, boolean stingy) {

    static Plan allReady() {
        return new Plan(0, 0, 0, false);
    }

    static Plan allPending() {
        return new Plan(0, 1, 0, false);
    }

    static Plan random(long seed) {
        return new Plan(seed, -1, 6, false);
    }

    static Plan stingy(long seed) {
        return new Plan(seed, 0, 3, true);
    }

    int pendings(int future) {
        return pendings >= 0 ? pendings : mixed(future, 3) % 3;
    }

    boolean fails(int future) {
        return mixed(future, 5) % 100 < failures;
    }

    boolean closeFails(int resource) {
        return mixed(resource, 7) % 100 < 2 * failures;
    }

    private int mixed(int number, int salt) {
        long z = seed + number * 0x9E3779B97F4A7C15L + salt * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (int) (z >>> 40);
    }
}
