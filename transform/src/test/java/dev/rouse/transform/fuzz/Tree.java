package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a generated program: source text with smaller pieces in between. What the pieces mean
 * is in their text alone; the sort and type say what else could stand in their place, which is all
 * that shrinking needs.
 *
 * @param sort what may stand in its place
 * @param type of an expression; of others null
 * @param parts strings and trees, in the order of the source
 */
record Tree(Sort sort, Type type, List<Object> parts) {

    enum Sort {
        /** Statements in braces; each of them can be left out. */
        BLOCK,
        /** One statement, which another can replace. */
        STATEMENT,
        /** An expression, which another of its type can replace. */
        EXPRESSION,
        /** What can be left out, like a finally clause. */
        OPTION
    }

    static Tree expression(Type type, Object... parts) {
        return new Tree(Sort.EXPRESSION, type, List.of(parts));
    }

    static Tree statement(Object... parts) {
        return new Tree(Sort.STATEMENT, null, List.of(parts));
    }

    static Tree statement(List<Object> parts) {
        return new Tree(Sort.STATEMENT, null, List.copyOf(parts));
    }

    static Tree option(Object... parts) {
        return new Tree(Sort.OPTION, null, List.of(parts));
    }

    static Tree block(List<Tree> statements) {
        return new Tree(Sort.BLOCK, null, List.copyOf(statements));
    }

    Tree with(List<Object> otherParts) {
        return new Tree(sort, type, List.copyOf(otherParts));
    }

    /** The trees directly inside. */
    List<Tree> children() {
        List<Tree> children = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof Tree child) {
                children.add(child);
            }
        }
        return children;
    }

    /** The source, a line for each statement. */
    String source() {
        StringBuilder out = new StringBuilder();
        write(out);
        return Lines.indented(out.toString());
    }

    private void write(StringBuilder out) {
        if (sort == Sort.BLOCK) {
            out.append("{\n");
        }
        for (Object part : parts) {
            if (part instanceof Tree child) {
                child.write(out);
            } else {
                out.append(part);
            }
        }
        if (sort == Sort.BLOCK) {
            out.append("}");
        } else if (sort == Sort.STATEMENT) {
            out.append("\n");
        }
    }

    @Override
    public String toString() {
        return source();
    }
}
