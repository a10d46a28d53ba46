package sample;

import static dev.rouse.Async.generator;
import static dev.rouse.Async.yield_;

import dev.rouse.Generator;

public final class Countdown {
    // example
    static Generator<Integer, String> countdown(int from) {
        return generator(() -> {
            for (int i = from; i > 0; i--) {
                yield_(i);
            }
            return "lift-off";
        });
    }
    // end of example

    public static Generator<Integer, String> example(int from) {
        return countdown(from);
    }
}
