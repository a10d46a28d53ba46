package sample;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;
import static dev.rouse.Async.emit;
import static dev.rouse.Async.stream;

import dev.rouse.Future;
import dev.rouse.Stream;
import java.util.List;

/** Shapes that the language has since Java 21. */
public class Patterns {
    sealed interface Shape permits Circle, Square, Pair {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    record Pair(Shape left, Shape right) implements Shape {}

    enum Color {
        RED,
        GREEN
    }

    public static Future<?> sealedRecords(T t) {
        return async(
                () -> {
                    String out = "";
                    for (Shape shape :
                            List.of(
                                    new Circle(1),
                                    new Pair(new Square(2), new Circle(3)),
                                    new Square(4))) {
                        out +=
                                switch (await(t.leaf(shape))) {
                                    case Circle(int r) when await(t.leaf(r)) > 2 -> "big";
                                    case Circle c -> "circle " + await(t.leaf(c.radius()));
                                    case Pair(Square(var s), Shape right) ->
                                            s + await(t.leaf(":")) + right;
                                    case Pair p -> "pair";
                                    case Square s -> {
                                        int side = await(t.leaf(s.side()));
                                        yield "square " + side;
                                    }
                                };
                    }
                    return out;
                });
    }

    public static Future<?> nullsAndEnums(T t) {
        return async(
                () -> {
                    String out = "";
                    for (Object o : new Object[] {"s", 7, 70, null, Color.GREEN}) {
                        out +=
                                "#"
                                        + switch (o) {
                                            case null -> await(t.leaf("null"));
                                            case String s -> s + await(t.leaf("!"));
                                            case Integer i when i > await(t.leaf(10)) -> "large";
                                            case Integer i -> i + await(t.leaf(1));
                                            case Color c -> c + await(t.leaf("?"));
                                            default -> "other";
                                        };
                    }
                    return out;
                });
    }

    public static Future<?> recordPatternsInConditions(T t) {
        return async(
                () -> {
                    Object o = await(t.leaf(new Pair(new Circle(5), new Square(6))));
                    if (o instanceof Pair(Circle(int r), Square(int s)) && await(t.leaf(true))) {
                        return r + s + await(t.leaf(1));
                    }
                    return "no";
                });
    }

    public static Stream<?> emitsInsideOfPatterns(T t) {
        return stream(
                () -> {
                    for (Object o : new Object[] {new Circle(1), "s", 7, null}) {
                        String text =
                                t.log("#")
                                        + switch (o) {
                                            case null -> "null";
                                            case Circle(int r) when await(t.leaf(r)) == 1 -> {
                                                emit(r);
                                                yield "circle";
                                            }
                                            case String s -> {
                                                emit(s);
                                                yield s + await(t.leaf("!"));
                                            }
                                            default -> "other";
                                        };
                        emit(text);
                    }
                });
    }
}
