package sample;

import dev.rouse.Generator;
import dev.rouse.GeneratorState;
import java.util.ArrayList;
import java.util.List;

/** How a generator is read. */
public final class Shown {
    private final List<Integer> shown = new ArrayList<>();

    private void show(int value) {
        shown.add(value);
    }

    private static Generator<Integer, String> countdown(int from) {
        return Countdown.example(from);
    }

    public static List<Integer> example() throws Exception {
        Shown shown = new Shown();
        shown.run();
        return shown.shown;
    }

    private void run() throws Exception {
        // example
        try (Generator<Integer, String> countdown = countdown(3)) {
            while (countdown.resume() instanceof GeneratorState.Yielded<Integer, String> yielded) {
                show(yielded.value());
            }
        }
        // end of example
    }
}
