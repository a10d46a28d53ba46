package examples;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;

import dev.rouse.Future;

/** Four states: start, one for each await, completed. */
public final class Example {

    private final Sources.Files files;

    public Example(Sources.Files files) {
        this.files = files;
    }

    public Future<String> example(int minLen) {
        return async(() -> {
            String content = await(readFile("foo.txt"));
            if (content.length() < minLen) {
                return content + await(readFile("bar.txt"));
            } else {
                return content;
            }
        });
    }

    private Future<String> readFile(String name) {
        return files.read(name);
    }
}
