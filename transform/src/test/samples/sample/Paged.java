package sample;

import static dev.rouse.Async.await;
import static dev.rouse.Async.emit;
import static dev.rouse.Async.stream;

import dev.rouse.Future;
import dev.rouse.Stream;
import java.util.List;
import java.util.function.IntFunction;

public final class Paged {
    // example
    static Stream<String> lines(IntFunction<Future<List<String>>> pages) {
        return stream(() -> {
            List<String> page;
            for (int i = 0; !(page = await(pages.apply(i))).isEmpty(); i++) {
                for (String line : page) {
                    emit(line);
                }
            }
        });
    }
    // end of example

    public static Stream<String> example(IntFunction<Future<List<String>>> pages) {
        return lines(pages);
    }
}
