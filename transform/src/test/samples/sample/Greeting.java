package sample;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;
import static dev.rouse.time.Sleep.sleep;

import dev.rouse.Future;
import java.time.Duration;

/** The async block that README.md shows. */
public class Greeting {
    // example
    static Future<String> greeting(Future<String> name) {
        return async(() -> {
            String who = await(name);
            for (int i = 0; i < 3; i++) {
                await(sleep(Duration.ofMillis(10)));
            }
            return "Hello, " + who;
        });
    }
    // end of example

    public static Future<String> example(Future<String> name) {
        return greeting(name);
    }
}
