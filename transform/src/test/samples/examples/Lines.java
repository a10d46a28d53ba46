package examples;

import static dev.rouse.Async.await;
import static dev.rouse.Async.emit;
import static dev.rouse.Async.stream;

import dev.rouse.Stream;

/** Cuts text that comes in chunks into lines. */
public final class Lines {

    private Lines() {}

    public static Stream<String> lines(Sources.Source<String> chunks) {
        return stream(() -> {
            StringBuilder line = new StringBuilder();
            for (String chunk; (chunk = await(chunks.next())) != null; ) {
                for (int i = 0; i < chunk.length(); i++) {
                    if (chunk.charAt(i) == '\n') {
                        emit(line.toString());
                        line.setLength(0);
                    } else {
                        line.append(chunk.charAt(i));
                    }
                }
            }
            if (line.length() > 0) {
                emit(line.toString());
            }
        });
    }
}
