package dev.rouse.transform.explain;

import dev.rouse.transform.code.Machine;
import dev.rouse.transform.code.SuspendCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each await, emit and yield of the code the expression in the source. They meet by word,
 * line and order; javac writes a {@code finally} block several times, so a call may have more than
 * one state.
 */
final class Arguments {

    private record Place(SuspendCall call, int line) {}

    private Arguments() {}

    /**
     * Gives the expressions that are awaited or handed out, as far as they are certain.
     *
     * @param suspensions the states in the code
     * @return one text for each, empty where it is not certain
     */
    static List<String> of(List<Machine.Suspension> suspensions, @Nullable SourceText source) {
        Map<Place, List<String>> texts = new HashMap<>();
        if (source != null) {
            for (SourceText.CallText call : source.calls()) {
                texts.computeIfAbsent(
                                new Place(call.call(), call.line()), place -> new ArrayList<>())
                        .add(call.argument());
            }
        }
        List<Place> places =
                suspensions.stream()
                        .map(suspension -> new Place(suspension.call(), suspension.line()))
                        .toList();
        Map<Place, Integer> seen = new HashMap<>();
        List<String> arguments = new ArrayList<>();
        for (Place place : places) {
            List<String> here = texts.getOrDefault(place, List.of());
            long times = places.stream().filter(place::equals).count();
            int index = seen.merge(place, 1, Integer::sum) - 1;
            boolean certain = !here.isEmpty() && times % here.size() == 0;
            arguments.add(certain ? here.get(index % here.size()) : "");
        }
        return arguments;
    }
}
