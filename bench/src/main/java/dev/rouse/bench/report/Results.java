package dev.rouse.bench.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The scores of a run by workload and contender, workloads in the order in which they were first
 * measured.
 */
final class Results {

    private final Map<String, Map<Contender, Score>> scores;

    private Results(Map<String, Map<Contender, Score>> scores) {
        this.scores = scores;
    }

    /** A workload that some round lacks has a score of the others. */
    static Results ofRounds(List<List<Measurement>> rounds) {
        Map<String, Map<Contender, List<Measurement>>> grouped = new LinkedHashMap<>();
        for (List<Measurement> round : rounds) {
            for (Measurement measurement : round) {
                grouped.computeIfAbsent(
                                measurement.workload(), name -> new EnumMap<>(Contender.class))
                        .computeIfAbsent(measurement.contender(), name -> new ArrayList<>())
                        .add(measurement);
            }
        }
        Map<String, Map<Contender, Score>> scores = new LinkedHashMap<>();
        grouped.forEach(
                (workload, byContender) -> {
                    Map<Contender, Score> row = new EnumMap<>(Contender.class);
                    byContender.forEach((who, measured) -> row.put(who, score(measured)));
                    scores.put(workload, row);
                });
        return new Results(scores);
    }

    private static Score score(List<Measurement> measured) {
        return new Score(
                measured.stream().map(Measurement::nanos).toList(),
                measured.stream().map(Measurement::bytes).toList());
    }

    List<String> workloads() {
        return List.copyOf(scores.keySet());
    }

    /** Those who ran at least one workload. */
    Set<Contender> contenders() {
        Set<Contender> present = EnumSet.noneOf(Contender.class);
        scores.values().forEach(row -> present.addAll(row.keySet()));
        return present;
    }

    Optional<Score> score(String workload, Contender contender) {
        return Optional.ofNullable(scores.getOrDefault(workload, Map.of()).get(contender));
    }

    /** The peer with the lowest median at a workload. */
    Optional<Contender> bestPeer(String workload) {
        return scores.getOrDefault(workload, Map.of()).entrySet().stream()
                .filter(each -> each.getKey() != Contender.ROUSE)
                .min(
                        (one, other) ->
                                Double.compare(
                                        one.getValue().medianNanos(),
                                        other.getValue().medianNanos()))
                .map(Map.Entry::getKey);
    }

    /** How many times as long as Rouse a contender takes, by the medians. */
    Optional<Double> timesRouse(String workload, Contender contender) {
        return score(workload, Contender.ROUSE)
                .flatMap(
                        rouse ->
                                score(workload, contender)
                                        .map(peer -> peer.medianNanos() / rouse.medianNanos()));
    }

    /** How many times as long as another workload of Rouse one takes, by the medians. */
    Optional<Double> timesOf(String workload, String other) {
        return score(workload, Contender.ROUSE)
                .flatMap(
                        one ->
                                score(other, Contender.ROUSE)
                                        .map(it -> one.medianNanos() / it.medianNanos()));
    }
}
