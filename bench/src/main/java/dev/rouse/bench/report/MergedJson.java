package dev.rouse.bench.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/** Everything of a run in one file, for other programs: facts, scores of each round, verdicts. */
final class MergedJson {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private MergedJson() {}

    static String of(Facts facts, Results results, Limits limits) {
        JsonObject root = new JsonObject();
        root.add("facts", facts(facts));
        JsonArray rows = new JsonArray();
        for (String workload : results.workloads()) {
            for (Contender contender : results.contenders()) {
                results.score(workload, contender)
                        .ifPresent(score -> rows.add(row(workload, contender, score)));
            }
        }
        root.add("results", rows);
        root.add("limits", verdicts(results, limits));
        return GSON.toJson(root) + "\n";
    }

    private static JsonObject facts(Facts facts) {
        JsonObject object = new JsonObject();
        object.addProperty("cpu", facts.cpu());
        object.addProperty("cores", facts.cores());
        object.addProperty("memoryGib", facts.memoryGib());
        object.addProperty("os", facts.os());
        object.addProperty("jdk", facts.jdk());
        object.addProperty("executor", facts.executor());
        object.addProperty("commit", facts.commit());
        object.addProperty("date", facts.date());
        return object;
    }

    private static JsonObject row(String workload, Contender contender, Score score) {
        JsonObject row = new JsonObject();
        row.addProperty("workload", workload);
        row.addProperty("contender", contender.shortName());
        row.addProperty("medianNanos", score.medianNanos());
        row.addProperty("minNanos", score.minNanos());
        row.add("roundsNanos", array(score.nanos()));
        if (!Double.isNaN(score.medianBytes())) {
            row.addProperty("medianBytes", score.medianBytes());
        }
        return row;
    }

    private static JsonArray array(List<Double> values) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(new JsonPrimitive(value)));
        return array;
    }

    /** A promise about something that was not measured has no answer. */
    private static JsonArray verdicts(Results results, Limits limits) {
        JsonArray array = new JsonArray();
        for (String workload : results.workloads()) {
            for (Limits.Verdict verdict : limits.verdicts(results, workload)) {
                JsonObject object = new JsonObject();
                object.addProperty("workload", workload);
                object.addProperty("promise", verdict.promise());
                verdict.kept().ifPresent(kept -> object.addProperty("kept", kept));
                array.add(object);
            }
        }
        return array;
    }
}
