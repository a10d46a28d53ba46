package dev.rouse.bench.compile;

import java.util.Map;
import java.util.TreeMap;

/**
 * The sources of a module that does not exist: classes of everyday code, some of whose methods give
 * async blocks.
 *
 * @param name what it is called in the report
 * @param sources by the name of the file
 * @param blocks how many async blocks there are in all
 */
@SuppressWarnings("InlineFormatString") // the two methods are easier to read apart
record MadeModule(String name, Map<String, String> sources, int blocks) {

    private static final String PLAIN =
            """
                /** Counts the words of a text that are longer than a limit, by their first letter. */
                public Map<Character, Integer> count%1$d(String text, int limit) {
                    Map<Character, Integer> counts = new TreeMap<>();
                    for (String word : text.split(" +")) {
                        if (word.length() > limit) {
                            counts.merge(word.charAt(0), 1, Integer::sum);
                        }
                    }
                    return counts.entrySet().stream()
                            .filter(entry -> entry.getValue() > %1$d)
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                }

            """;

    private static final String BLOCK =
            """
                /** Reads names until one is long enough, and greets it. */
                public Future<String> greet%1$d(List<Future<String>> names, int limit) {
                    return async(() -> {
                        StringBuilder greeting = new StringBuilder("Hello");
                        int seen = 0;
                        for (Future<String> next : names) {
                            String name = await(next);
                            seen++;
                            if (name.length() >= limit) {
                                greeting.append(", ").append(name);
                            }
                        }
                        try {
                            greeting.append(await(Futures.ready(seen)));
                        } catch (IllegalStateException e) {
                            greeting.append(e.getMessage());
                        }
                        return greeting.append(%1$d).toString();
                    });
                }

            """;

    /**
     * Makes a module.
     *
     * @param classes how many classes
     * @param plain how many methods of each give no block
     * @param blocks how many of each do
     */
    static MadeModule of(String name, int classes, int plain, int blocks) {
        Map<String, String> sources = new TreeMap<>();
        for (int i = 0; i < classes; i++) {
            StringBuilder text =
                    new StringBuilder(
                            """
                            package made;

                            import static dev.rouse.Async.async;
                            import static dev.rouse.Async.await;

                            import dev.rouse.Future;
                            import dev.rouse.Futures;
                            import java.util.List;
                            import java.util.Map;
                            import java.util.TreeMap;
                            import java.util.stream.Collectors;

                            """);
            text.append("public class Made").append(i).append(" {\n");
            for (int method = 0; method < plain; method++) {
                text.append(PLAIN.formatted(method));
            }
            for (int method = 0; method < blocks; method++) {
                text.append(BLOCK.formatted(method));
            }
            sources.put("Made" + i + ".java", text.append("}\n").toString());
        }
        return new MadeModule(name, sources, classes * blocks);
    }

    long lines() {
        return sources.values().stream().flatMap(String::lines).count();
    }
}
