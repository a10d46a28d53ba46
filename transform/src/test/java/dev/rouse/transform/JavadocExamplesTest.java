package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example in the documentation of the library's packages is compiled, its blocks to state
 * machines, and the classes are verified. Several are also run, by the tests that have their own
 * copy of them.
 */
class JavadocExamplesTest {

    private static final Path SOURCES = Path.of("../api/src/main/java/dev/rouse");

    private static final Pattern BLOCK =
            Pattern.compile("<pre>\\{@code\\n(.*?)\\n *\\* \\}</pre>", Pattern.DOTALL);

    private static final Pattern DECLARATION =
            Pattern.compile("(static |final class |Future<.*\\) \\{).*");

    /** Drawn, not written in Java: life cycles, and what two threads do side by side. */
    private static final Set<String> PICTURES =
            Set.of(
                    "Pin.java",
                    "async/Frame.java",
                    "sync/AtomicWaker.java",
                    "task/Parker.java",
                    "task/Parker.java, 2",
                    "task/TaskState.java",
                    "time/MissedTickBehavior.java");

    private static final String SHOW = " void show(Object shown) {}";

    private static final String NEXT = "Future<Integer> next(int value) { return null; }";

    /** What an example speaks of without declaring it. */
    private static final Map<String, String> AROUND = new LinkedHashMap<>();

    private static void around(String file, String members) {
        AROUND.put(file, members);
    }

    static {
        around(
                "AbortHandle.java",
                "interface Window { void onClose(Runnable action); }"
                        + " Window window; Future<String> download;");
        around("Async.java", "static Future<String> readFile(String name) { return null; }");
        around("FuturesUnordered.java", "Future<String> fetch(String url) { return null; }" + SHOW);
        around(
                "Generator.java",
                "Generator<Integer, String> countdown(int n) { return null; }" + SHOW);
        around("JoinSet.java", "Future<String> ping(String host) { return null; }");
        around(
                "JoinSet.java, 2",
                "dev.rouse.Stream<String> accepted;"
                        + " Future<String> handle(String c) { return null; }");
        around(
                "Next.java",
                "record Key(char value) {} dev.rouse.Stream<Key> keys; void type(Object o) {}");
        around("Outcome.java", "Outcome<String> outcome; List<String> log;");
        around(
                "PollOrder.java",
                "Future<String> nextCommand() { return null; }"
                        + " Future<Long> nextTick() { return null; }"
                        + " void handle(Object polled) {}");
        around("Remote.java", "Future<String> rendering; Spawner pool;");
        around(
                "Scope.java",
                "Future<String> loadNews() { return null; }"
                        + " Future<String> loadWeather() { return null; }");
        around("TaskTracker.java", "List<Future<String>> connections; Executor executor;");
        around("channel/Broadcast.java", "List<String> log;");
        around("channel/Mpsc.java", "List<String> received;");
        around(
                "channel/Oneshot.java",
                "interface Server { void ask(String question, OneshotSender<String> reply); }"
                        + " Server server; String question; Executor executor;");
        around("interop/AsyncFiles.java", "Path file; Path log;");
        around("interop/Blocking.java", "Path file;");
        around(
                "interop/ContextCarrier.java",
                "static class LogMap { static Map<String, String> copy() { return null; }"
                        + " static void set(Map<String, String> to) {}"
                        + " static String line() { return null; } }");
        around("interop/Completion.java", "URI address; HttpClient client;");
        around("interop/Flows.java", "Executor executor;");
        around("sync/Barrier.java", "List<String> report;");
        around("sync/CancellationToken.java", "Future<String> reply;");
        around("sync/Mutex.java", NEXT);
        around("sync/RwLock.java", NEXT);
        around("sync/Notified.java", "Notify filled; Queue<Integer> queue;");
        around("sync/Notify.java", "Queue<Integer> queue; Integer value;");
        around("sync/OnceCell.java", "Future<String> login;");
        around("sync/Permit.java", "Semaphore connections; Future<String> request;");
    }

    private static final String IMPORTS =
            Stream.of(
                                    "dev.rouse",
                                    "dev.rouse.channel",
                                    "dev.rouse.interop",
                                    "dev.rouse.sync",
                                    "dev.rouse.task",
                                    "dev.rouse.time",
                                    "java.net",
                                    "java.net.http",
                                    "java.net.http.HttpResponse",
                                    "java.nio.file",
                                    "java.time",
                                    "java.util",
                                    "java.util.concurrent",
                                    "java.util.concurrent.Flow",
                                    "java.util.function")
                            .map(name -> "import " + name + ".*;\n")
                            .collect(Collectors.joining())
                    + "import dev.rouse.Executor;\nimport dev.rouse.Future;\n"
                    + "import dev.rouse.sync.Semaphore;\n"
                    + "import dev.rouse.time.DelayQueue;\n"
                    + "import static dev.rouse.Async.*;\n";

    record Example(String name, String text) {
        @Override
        public String toString() {
            return name;
        }

        /** As the only class of a file. */
        String source() {
            return IMPORTS
                    + "class Example {\n"
                    + AROUND.getOrDefault(name, "")
                    + "\n"
                    + (text.lines().anyMatch(line -> DECLARATION.matcher(line).matches())
                            ? text
                            : "boolean asked;\nObject example() throws Exception {\n"
                                    + (text.contains("await(")
                                            ? asBlock()
                                            : "if (asked) {\n" + text + "}")
                                    + "\nreturn null;\n}\n")
                    + "}\n";
        }

        private String asBlock() {
            return "if (asked) { return async(() -> {\nif (asked) {\n"
                    + text
                    + "}\nreturn null;\n}); }";
        }
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path file : files()) {
            Matcher block = BLOCK.matcher(Files.readString(file));
            for (int n = 1; block.find(); n++) {
                String name = SOURCES.relativize(file).toString().replace('\\', '/');
                examples.add(
                        new Example(n == 1 ? name : name + ", " + n, inOneColumn(block.group(1))));
            }
        }
        return examples;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !SOURCES.relativize(f).startsWith("internal"))
                    .sorted()
                    .toList();
        }
    }

    /** Without the stars; and what stands side by side, one below the other. */
    private static String inOneColumn(String commented) {
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        int column = Integer.MAX_VALUE;
        for (String line : commented.lines().toList()) {
            String bare = line.replaceFirst("^\\s*\\* ?", "");
            int second = bare.indexOf("// the other side");
            column = second < 0 ? column : second;
            left.add(bare.substring(0, Math.min(column, bare.length())));
            right.add(bare.substring(Math.min(column, bare.length())));
        }
        left.addAll(right);
        return left.stream()
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static List<Example> compiled() throws IOException {
        return examples().stream().filter(e -> !PICTURES.contains(e.name())).toList();
    }

    @ParameterizedTest
    @MethodSource("compiled")
    void itCompiles(Example example) throws Exception {
        ClassLoader classes = SampleClasses.of("Example.java", example.source()).transformed();
        assertThat(Class.forName("Example", true, classes)).isNotNull();
    }

    @Test
    void nothingIsNamedHereThatIsNotThere() throws IOException {
        List<String> names = examples().stream().map(Example::name).toList();
        assertThat(names).containsAll(PICTURES).containsAll(AROUND.keySet());
        assertThat(names.size()).isGreaterThan(40);
    }
}
