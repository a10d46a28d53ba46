package dev.rouse.stress.workstealing;

/** Which tasks one party has got. They are numbered from zero. */
final class Tally {

    private static final int MOST = 8;

    private final int[] counts = new int[MOST];

    void add(int id) {
        counts[id]++;
    }

    int count(int id) {
        return counts[id];
    }

    /** Says what has become of the first {@code tasks} tasks, of which others may have some. */
    String verdict(int tasks, Tally others) {
        for (int id = 0; id < tasks; id++) {
            int count = counts[id] + others.counts[id];
            if (count != 1) {
                return count == 0 ? "LOST" : "TWICE";
            }
        }
        return "ALL";
    }
}
