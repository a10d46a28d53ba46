package dev.rouse.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Rounds as JMH writes them, without what the report does not read. */
final class Samples {

    private Samples() {}

    static String result(String benchmark, double nanos, double bytes) {
        return String.format(
                Locale.ROOT,
                """
                {
                    "jmhVersion" : "1.37",
                    "benchmark" : "dev.rouse.bench.Sample.%s",
                    "mode" : "avgt",
                    "primaryMetric" : {"score" : %f, "scoreError" : "NaN", "scoreUnit" : "ns/op"},
                    "secondaryMetrics" : {
                        "gc.alloc.rate" : {"score" : 1.5, "scoreUnit" : "MB/sec"},
                        "gc.alloc.rate.norm" : {"score" : %f, "scoreUnit" : "B/op"}
                    }
                }""",
                benchmark,
                nanos,
                bytes);
    }

    /** One round's file, numbered as {@code bench/run} does it. */
    static Path write(Path directory, int round, String... results) throws IOException {
        return Files.writeString(
                directory.resolve("round-" + round + ".json"),
                "[" + String.join(",", results) + "]");
    }
}
