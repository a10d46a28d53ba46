package dev.rouse.transform.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each await of the code the expression in the source. They meet by line and order; javac
 * writes a {@code finally} block several times, so an await may have more than one state.
 */
final class Awaited {

    private Awaited() {}

    /**
     * Gives the expressions that are awaited, as far as they are certain.
     *
     * @param lines the lines of the awaits in the code
     * @return one text for each, empty where it is not certain
     */
    static List<String> of(List<Integer> lines, @Nullable SourceText source) {
        Map<Integer, List<String>> texts = new HashMap<>();
        if (source != null) {
            for (SourceText.AwaitText await : source.awaits()) {
                texts.computeIfAbsent(await.line(), line -> new ArrayList<>()).add(await.awaited());
            }
        }
        Map<Integer, Integer> seen = new HashMap<>();
        List<String> awaited = new ArrayList<>();
        for (int line : lines) {
            List<String> here = texts.getOrDefault(line, List.of());
            long times = lines.stream().filter(other -> other == line).count();
            int index = seen.merge(line, 1, Integer::sum) - 1;
            boolean certain = !here.isEmpty() && times % here.size() == 0;
            awaited.add(certain ? here.get(index % here.size()) : "");
        }
        return awaited;
    }
}
