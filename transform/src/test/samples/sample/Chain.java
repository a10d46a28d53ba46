package sample;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;

import dev.rouse.Future;

/** Blocks that await blocks that await blocks; the line numbers are part of the test. */
public class Chain {
    private final T t;

    public Chain(T t) {
        this.t = t;
    }

    public Future<Integer> total() {
        return async(
                () -> {
                    String unit = "pence";
                    int all = await(price("tea")) + await(price("cup"));
                    return all + unit.length();
                });
    }

    Future<Integer> price(String article) {
        return async(
                () -> {
                    int sum = 0;
                    for (long part = 0; part < 2; part++) {
                        int digit = await(lookUp(t, article, (int) part));
                        sum += digit;
                    }
                    return sum;
                });
    }

    static <N extends Number> Future<Integer> lookUp(T t, String article, N part) {
        return async(
                () -> {
                    char letter = await(t.leaf(article)).charAt(part.intValue());
                    if (letter == 'u') {
                        throw new IllegalArgumentException("no price");
                    }
                    return (int) letter;
                });
    }
}
