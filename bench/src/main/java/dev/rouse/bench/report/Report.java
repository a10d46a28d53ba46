package dev.rouse.bench.report;

import static java.util.Comparator.comparing;

import dev.rouse.bench.ExecutorUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Reads the rounds in a directory, writes {@code results.json}, {@code table.md} and {@code
 * chart.svg} beside them, and prints the table.
 */
@Command(name = "report", description = "Makes a table, a chart and one JSON file of JMH results.")
public final class Report implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "where round-1.json and so on are")
    private Path directory = Path.of("");

    @Option(names = "--limits", paramLabel = "FILE", description = "what is promised")
    private @Nullable Path limits;

    @Option(names = "--commit", description = "what was measured")
    private String commit = "unknown";

    @Option(names = "--date", description = "when")
    private String date = "unknown";

    @Option(
            names = "--readme",
            paramLabel = "FILE",
            description = "put table and chart between the markers of this run there")
    private @Nullable Path readme;

    private Report() {}

    /**
     * Runs the command and ends the JVM.
     *
     * @param args see {@code --help} of the command line
     */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine line = new CommandLine(new Report());
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                    if (!(failure instanceof BadInputException)) {
                        throw failure;
                    }
                    command.getErr().println("report: " + failure.getMessage());
                    return 1;
                });
        return line.execute(args);
    }

    @Override
    public Integer call() throws BadInputException, IOException {
        Limits promised = limits == null ? Limits.none() : Limits.read(limits);
        Facts facts = Facts.collect(ExecutorUnderTest.kind(), commit, date);
        Results results = Results.ofRounds(rounds());
        String name = directory.toAbsolutePath().normalize().getFileName().toString();
        String table = MarkdownTable.of(results, promised);
        String chart = BarChart.draw(results, promised, "Rouse: " + name, facts.caption());
        Files.writeString(
                directory.resolve("results.json"), MergedJson.of(facts, results, promised));
        Files.writeString(directory.resolve("table.md"), table);
        Files.writeString(directory.resolve("chart.svg"), chart);
        if (readme != null) {
            updateReadme(readme, name, facts, table, chart);
        }
        System.out.print(table + "\n" + facts.caption() + "\n");
        return 0;
    }

    private List<List<Measurement>> rounds() throws BadInputException, IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files =
                    all.filter(file -> file.getFileName().toString().matches("round-\\d+\\.json"))
                            .sorted(comparing(Report::roundOf))
                            .toList();
        }
        if (files.isEmpty()) {
            throw new BadInputException(
                    directory, "no round-1.json here; bench/run writes one file a round");
        }
        List<List<Measurement>> rounds = new ArrayList<>();
        for (Path file : files) {
            rounds.add(JmhFile.read(file));
        }
        return rounds;
    }

    private static int roundOf(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""));
    }

    /** The chart goes into a directory beside the file, since results are not kept. */
    private static void updateReadme(
            Path file, String name, Facts facts, String table, String chart)
            throws BadInputException, IOException {
        String section =
                "\n"
                        + facts.caption()
                        + ".\n\n"
                        + table
                        + "\n!["
                        + name
                        + "](charts/"
                        + name
                        + ".svg)\n\n";
        ReadmeSection.replace(file, name, section);
        Path charts = Files.createDirectories(file.resolveSibling("charts"));
        Files.writeString(charts.resolve(name + ".svg"), chart);
    }
}
