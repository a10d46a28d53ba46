package dev.rouse.bench.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is promised of workloads: at most so many nanoseconds per operation, so many times faster
 * than a peer, and at most so many times what another workload takes.
 *
 * <pre>{@code
 * {
 *   "atMostNanos": { "ping_pong": 220 },
 *   "timesFasterThan": { "ping_pong": { "vt": 4 } },
 *   "atMostTimesOf": { "futures_unordered": { "tasks_oneshots": 1.5 } }
 * }
 * }</pre>
 */
final class Limits {

    private final Map<String, Double> atMostNanos = new HashMap<>();
    private final Map<String, Map<Contender, Double>> timesFaster = new HashMap<>();
    private final Map<String, Map<String, Double>> timesOf = new HashMap<>();

    private Limits() {}

    static Limits none() {
        return new Limits();
    }

    static Limits read(Path file) throws BadInputException, IOException {
        JsonElement root = JsonFile.read(file);
        try {
            return parse(root.getAsJsonObject());
        } catch (IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | UnsupportedOperationException e) {
            throw new BadInputException(file, "these are no limits: " + e.getMessage(), e);
        }
    }

    private static Limits parse(JsonObject root) {
        for (String key : root.keySet()) {
            if (!Set.of("atMostNanos", "timesFasterThan", "atMostTimesOf").contains(key)) {
                throw new IllegalArgumentException(
                        "unknown key \""
                                + key
                                + "\"; known: atMostNanos, timesFasterThan, atMostTimesOf");
            }
        }
        Limits limits = new Limits();
        members(root, "atMostNanos")
                .forEach((name, value) -> limits.atMostNanos.put(name, value.getAsDouble()));
        members(root, "timesFasterThan")
                .forEach(
                        (workload, peers) -> {
                            Map<Contender, Double> factors = new EnumMap<>(Contender.class);
                            peers.getAsJsonObject()
                                    .asMap()
                                    .forEach(
                                            (peer, factor) ->
                                                    factors.put(peer(peer), factor.getAsDouble()));
                            limits.timesFaster.put(workload, factors);
                        });
        members(root, "atMostTimesOf")
                .forEach(
                        (workload, others) -> {
                            Map<String, Double> factors = new TreeMap<>();
                            others.getAsJsonObject()
                                    .asMap()
                                    .forEach(
                                            (other, factor) ->
                                                    factors.put(other, factor.getAsDouble()));
                            limits.timesOf.put(workload, factors);
                        });
        return limits;
    }

    private static Map<String, JsonElement> members(JsonObject root, String key) {
        return root.has(key) ? root.getAsJsonObject(key).asMap() : Map.of();
    }

    private static Contender peer(String shortName) {
        return Arrays.stream(Contender.values())
                .filter(each -> each.shortName().equals(shortName))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown peer \"" + shortName + "\"; known: " + peers()));
    }

    private static String peers() {
        return Arrays.stream(Contender.values())
                .filter(each -> each != Contender.ROUSE)
                .map(Contender::shortName)
                .collect(Collectors.joining(", "));
    }

    Optional<Double> atMostNanos(String workload) {
        return Optional.ofNullable(atMostNanos.get(workload));
    }

    /** The workloads of which something is promised. */
    Set<String> workloads() {
        Set<String> all = new TreeSet<>(atMostNanos.keySet());
        all.addAll(timesFaster.keySet());
        all.addAll(timesOf.keySet());
        return all;
    }

    /** Compares a workload with everything that is promised of it. */
    List<Verdict> verdicts(Results results, String workload) {
        List<Verdict> verdicts = new ArrayList<>();
        atMostNanos(workload)
                .ifPresent(
                        limit ->
                                verdicts.add(
                                        new Verdict(
                                                "≤ " + Numbers.format(limit),
                                                results.score(workload, Contender.ROUSE)
                                                        .map(it -> it.medianNanos() <= limit))));
        timesFaster
                .getOrDefault(workload, Map.of())
                .forEach(
                        (peer, factor) ->
                                verdicts.add(
                                        new Verdict(
                                                peer.shortName()
                                                        + " ≥ "
                                                        + Numbers.format(factor)
                                                        + "x",
                                                results.timesRouse(workload, peer)
                                                        .map(times -> times >= factor))));
        timesOf.getOrDefault(workload, Map.of())
                .forEach(
                        (other, factor) ->
                                verdicts.add(
                                        new Verdict(
                                                "≤ " + Numbers.format(factor) + "x " + other,
                                                results.timesOf(workload, other)
                                                        .map(times -> times <= factor))));
        return verdicts;
    }

    /**
     * One promise and whether it is kept.
     *
     * @param promise in a few characters, for a table
     * @param kept empty where something it speaks of was not measured
     */
    record Verdict(String promise, Optional<Boolean> kept) {

        String mark() {
            return kept.map(it -> it ? "✓" : "✗").orElse("–");
        }
    }
}
