package examples;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;

import dev.rouse.Future;

/** Two ten-sided dice and a modifier. */
public final class TwoD10 {

    private TwoD10() {}

    public static Future<Integer> twoD10(Sources.Source<Integer> dice, int modifier) {
        return async(() -> {
            int first = await(d10(dice));
            int second = await(d10(dice));
            return first + second + modifier;
        });
    }

    private static Future<Integer> d10(Sources.Source<Integer> dice) {
        return async(() -> {
            int roll = await(dice.next());
            while (roll < 1 || roll > 10) { // a twelve-sided die will do
                roll = await(dice.next());
            }
            return roll;
        });
    }
}
