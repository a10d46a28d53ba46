package dev.rouse.bench.report;

/** Who runs a workload, known by the prefix of the benchmark's name. Rouse has none. */
enum Contender {
    ROUSE("", "Rouse"),
    FORK_JOIN("fjp_", "ForkJoinPool"),
    VIRTUAL_THREADS("vt_", "virtual threads"),
    REACTOR("reactor_", "Reactor");

    private final String prefix;
    private final String title;

    Contender(String prefix, String title) {
        this.prefix = prefix;
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The prefix without its underscore, as limits name a peer. */
    String shortName() {
        return prefix.isEmpty() ? "rouse" : prefix.substring(0, prefix.length() - 1);
    }

    /** The name that all contenders' benchmarks of one workload share. */
    String workload(String benchmark) {
        return benchmark.substring(prefix.length());
    }

    static Contender ofBenchmark(String benchmark) {
        for (Contender peer : values()) {
            if (peer != ROUSE && benchmark.startsWith(peer.prefix)) {
                return peer;
            }
        }
        return ROUSE;
    }
}
