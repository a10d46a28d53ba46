package dev.rouse.bench.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what JMH writes with {@code -rf json}, one file a round. */
final class JmhFile {

    private static final String UNIT = "ns/op";

    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private JmhFile() {}

    static List<Measurement> read(Path file) throws BadInputException, IOException {
        JsonElement root = JsonFile.read(file);
        if (!root.isJsonArray()) {
            throw new BadInputException(
                    file, "expected the list of results that JMH writes with -rf json");
        }
        JsonArray results = root.getAsJsonArray();
        if (results.isEmpty()) {
            throw new BadInputException(
                    file, "JMH has measured nothing; see its output above for the reason");
        }
        List<Measurement> measurements = new ArrayList<>();
        for (JsonElement result : results) {
            try {
                measurements.add(measurement(result.getAsJsonObject()));
            } catch (IllegalArgumentException
                    | IllegalStateException
                    | NullPointerException
                    | UnsupportedOperationException e) {
                throw new BadInputException(
                        file, "unexpected result (" + e.getMessage() + "): " + result, e);
            }
        }
        return measurements;
    }

    private static Measurement measurement(JsonObject result) {
        String path = result.get("benchmark").getAsString();
        String benchmark = path.substring(path.lastIndexOf('.') + 1);
        Contender contender = Contender.ofBenchmark(benchmark);
        JsonObject primary = result.getAsJsonObject("primaryMetric");
        String unit = primary.get("scoreUnit").getAsString();
        if (!unit.equals(UNIT)) {
            throw new IllegalArgumentException("scores are in " + unit + ", not in " + UNIT);
        }
        return new Measurement(
                contender.workload(benchmark) + parameters(result),
                contender,
                primary.get("score").getAsDouble(),
                allocation(result));
    }

    private static String parameters(JsonObject result) {
        JsonObject parameters = result.getAsJsonObject("params");
        if (parameters == null) {
            return "";
        }
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue().getAsString())
                .collect(Collectors.joining(",", "(", ")"));
    }

    /** JMH writes "NaN" as a string where a JVM does not count allocation. */
    private static double allocation(JsonObject result) {
        JsonObject secondary = result.getAsJsonObject("secondaryMetrics");
        JsonObject metric = secondary == null ? null : secondary.getAsJsonObject(ALLOCATION);
        return metric == null ? Double.NaN : metric.get("score").getAsDouble();
    }
}
