package sample;

import static dev.rouse.Async.generator;
import static dev.rouse.Async.yield_;

import dev.rouse.Generator;
import dev.rouse.GeneratorBlock;
import dev.rouse.GeneratorState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The shapes of generators. */
public class Generators {
    public static Generator<?, ?> oneValue(T t) {
        return generator(
                () -> {
                    yield_("only");
                    return "end";
                });
    }

    public static Generator<?, ?> nothing(T t) {
        return generator(() -> t.log("never yields"));
    }

    public static Generator<?, ?> inARow(T t) {
        return generator(
                () -> {
                    t.log("begins");
                    yield_(1);
                    t.log("between");
                    yield_(null);
                    yield_(2.5);
                    t.log("ends");
                    return null;
                });
    }

    public static Generator<?, ?> loops(T t) {
        return generator(
                () -> {
                    long sum = 0;
                    for (int i = 0; i < 3; i++) {
                        for (String s : List.of("a", "b")) {
                            yield_(s + i);
                            sum += i;
                        }
                        while (sum % 2 == 1) {
                            yield_(sum++);
                        }
                    }
                    return sum;
                });
    }

    public static Generator<?, ?> fails(T t) {
        return generator(
                () -> {
                    try {
                        yield_("try");
                        throw new IOException("caught");
                    } catch (IOException e) {
                        yield_(e.getMessage());
                    } finally {
                        yield_("finally");
                        t.log("closing");
                    }
                    throw new IOException("end");
                });
    }

    public static Generator<?, ?> resources(T t) {
        return generator(
                () -> {
                    try (T.Res a = t.new Res("a");
                            T.Res b = t.new Res("b")) {
                        yield_("inside");
                        return t.log("returns");
                    }
                });
    }

    public static Generator<?, ?> operandsBelow(T t) {
        int k = 1;
        return generator(
                () ->
                        t.log(2L)
                                + switch (k) {
                                    case 1 -> {
                                        yield_("in a switch");
                                        yield 3;
                                    }
                                    default -> 0;
                                });
    }

    record Node(Node left, int value, Node right) {}

    static Generator<Integer, Integer> walk(Node tree) {
        return generator(
                () -> {
                    int count = 1;
                    if (tree.left() != null) {
                        count += all(walk(tree.left()), new ArrayList<>());
                    }
                    yield_(tree.value());
                    if (tree.right() != null) {
                        Generator<Integer, Integer> right = walk(tree.right());
                        GeneratorState<Integer, Integer> state = right.resume();
                        while (state instanceof GeneratorState.Yielded<Integer, Integer> y) {
                            yield_(y.value());
                            state = right.resume();
                        }
                        count += ((GeneratorState.Complete<Integer, Integer>) state).value();
                    }
                    return count;
                });
    }

    private static <V, R> R all(Generator<V, R> generator, List<V> values) throws Exception {
        for (; ; ) {
            GeneratorState<V, R> state = generator.resume();
            if (state instanceof GeneratorState.Yielded<V, R> yielded) {
                values.add(yielded.value());
            } else {
                return ((GeneratorState.Complete<V, R>) state).value();
            }
        }
    }

    public static Generator<?, ?> recursion(T t) {
        Node leaf = new Node(null, 1, null);
        return walk(new Node(leaf, 2, new Node(leaf, 3, new Node(null, 4, null))));
    }

    public static Generator<?, ?> blockInVariable(T t) {
        GeneratorBlock<Integer, String> block =
                () -> {
                    for (int i = 0; i < 2; i++) {
                        yield_(i);
                    }
                    return t.log("end");
                };
        return twice(block);
    }

    static <V, R> Generator<V, List<R>> twice(GeneratorBlock<V, R> block) {
        return generator(
                () -> {
                    List<R> ends = new ArrayList<>();
                    for (int i = 0; i < 2; i++) {
                        List<V> values = new ArrayList<>();
                        ends.add(all(generator(block), values));
                        for (V value : values) {
                            yield_(value);
                        }
                    }
                    return ends;
                });
    }

    private int field = 5;

    private Generator<Integer, Integer> instance() {
        return generator(
                () -> {
                    yield_(field++);
                    yield_(this.field);
                    return -field;
                });
    }

    public static Generator<?, ?> thisAndPrivate(T t) {
        return new Generators().instance();
    }
}
