package dev.rouse.bench.report;

import dev.rouse.bench.report.Limits.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The table of a run: a row for each workload, medians in nanoseconds per operation with allocated
 * bytes beside them.
 */
final class MarkdownTable {

    private static final String NOTHING = "–";

    private MarkdownTable() {}

    static String of(Results results, Limits limits) {
        List<Contender> peers =
                results.contenders().stream().filter(each -> each != Contender.ROUSE).toList();
        List<String> head = new ArrayList<>(List.of("workload", "Rouse", "min", "B/op", "limit"));
        peers.forEach(peer -> head.add(peer.title()));
        if (!peers.isEmpty()) {
            head.add("best peer ÷ Rouse");
        }
        StringBuilder table = new StringBuilder();
        line(table, head);
        List<String> alignment = new ArrayList<>(Collections.nCopies(head.size(), "---:"));
        alignment.set(0, "---");
        line(table, alignment);
        for (String workload : results.workloads()) {
            line(table, row(results, limits, peers, workload));
        }
        return table.toString();
    }

    private static List<String> row(
            Results results, Limits limits, List<Contender> peers, String workload) {
        List<String> cells = new ArrayList<>();
        cells.add("`" + workload + "`");
        results.score(workload, Contender.ROUSE)
                .ifPresentOrElse(
                        score -> {
                            cells.add(Numbers.format(score.medianNanos()));
                            cells.add(Numbers.format(score.minNanos()));
                            cells.add(bytes(score.medianBytes()));
                        },
                        () -> cells.addAll(List.of(NOTHING, NOTHING, NOTHING)));
        cells.add(
                limits.verdicts(results, workload).stream()
                        .map(MarkdownTable::verdict)
                        .collect(Collectors.joining("; ")));
        for (Contender peer : peers) {
            cells.add(results.score(workload, peer).map(MarkdownTable::peer).orElse(NOTHING));
        }
        if (!peers.isEmpty()) {
            cells.add(ratio(results, workload));
        }
        return cells;
    }

    private static String verdict(Verdict verdict) {
        return verdict.promise() + " " + verdict.mark();
    }

    private static String peer(Score score) {
        String nanos = Numbers.format(score.medianNanos());
        double bytes = score.medianBytes();
        return Double.isNaN(bytes) ? nanos : nanos + " (" + bytes(bytes) + " B)";
    }

    /** What is less than a byte in ten operations is the measurement's own. */
    private static String bytes(double bytes) {
        return bytes < 0.1 ? "0" : Numbers.format(bytes);
    }

    private static String ratio(Results results, String workload) {
        return results.bestPeer(workload)
                .flatMap(
                        peer ->
                                results.timesRouse(workload, peer)
                                        .map(
                                                times ->
                                                        Numbers.format(times)
                                                                + "x "
                                                                + peer.shortName()))
                .orElse(NOTHING);
    }

    private static void line(StringBuilder table, List<String> cells) {
        table.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
