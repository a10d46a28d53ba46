package sample;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;

import dev.rouse.Future;
import elsewhere.Maker;

/** Values that are kept across awaits, of types that this package cannot name. */
public class Hidden {

    public static Future<?> hiddenInLocals(T t) {
        return async(
                () -> {
                    var hidden = Maker.hidden();
                    var quiet = Maker.quiet();
                    var secret = Maker.secret();
                    String text = await(t.leaf("a"));
                    var other = Maker.hidden();
                    text += await(t.leaf("b")) + hidden + other;
                    return text + (quiet == null) + secret + await(t.leaf("c")) + other;
                });
    }

    public static Future<?> hiddenOnTheStack(T t) {
        return async(() -> Maker.describe(Maker.hidden(), await(t.leaf("b"))));
    }

    public static Future<?> hiddenInArrays(T t) {
        return async(
                () -> {
                    var several = Maker.several();
                    int at = await(t.leaf(1));
                    return "" + several[at];
                });
    }

    public static Future<?> hiddenWhereBranchesMeet(T t) {
        return async(
                () -> {
                    var either = t.pendings > 0 ? Maker.hidden() : Maker.both();
                    var builder =
                            t.pendings > 1 ? new StringBuilder("x") : new StringBuffer("longer");
                    await(t.leaf(1));
                    t.log(either);
                    either = null;
                    int digit = await(t.leaf(2));
                    return either + " " + builder + digit;
                });
    }

    public static Future<?> hiddenInLoops(T t) {
        return async(
                () -> {
                    var last = Maker.hidden();
                    for (int i = 0; i < 3; i++) {
                        var now = Maker.hidden();
                        t.log(last == now);
                        last = await(t.leaf(i)) > 0 ? now : null;
                    }
                    return "" + last;
                });
    }

    public static Future<?> hiddenResource(T t) {
        return async(
                () -> {
                    var hidden = Maker.hidden();
                    try {
                        await(t.fail(new IllegalStateException("no")));
                        return "yes";
                    } catch (IllegalStateException e) {
                        return await(t.leaf(e.getMessage())) + hidden;
                    } finally {
                        t.log(await(t.leaf("finally")) + hidden);
                    }
                });
    }
}
