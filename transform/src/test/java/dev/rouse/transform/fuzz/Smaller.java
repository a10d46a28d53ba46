package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Programs that are like another and a little smaller, those with the largest part missing first:
 * without some statements or a clause, with a statement or an expression in the place of the one
 * around it, or with a constant in the place of an expression.
 */
final class Smaller {

    private final Program program;
    private final List<Program> found = new ArrayList<>();

    private Smaller(Program program) {
        this.program = program;
    }

    static List<Program> than(Program program) {
        Smaller smaller = new Smaller(program);
        smaller.visit(program.tree(), replacement -> replacement);
        return smaller.found;
    }

    /** Looks at a part; {@code whole} makes a program of what stands in the place of the part. */
    private void visit(Tree part, UnaryOperator<Tree> whole) {
        switch (part.sort()) {
            case BLOCK -> withoutStatements(part, whole);
            case STATEMENT -> statements(part).forEach(inner -> add(inner, whole));
            case OPTION -> {
                if (!part.parts().isEmpty()) {
                    add(Tree.option(), whole);
                }
            }
            case EXPRESSION -> simpler(part, whole);
        }
        for (int i = 0; i < part.parts().size(); i++) {
            if (part.parts().get(i) instanceof Tree child) {
                int place = i;
                visit(child, replacement -> whole.apply(with(part, place, replacement)));
            }
        }
    }

    private void add(Tree replacement, UnaryOperator<Tree> whole) {
        found.add(program.with(whole.apply(replacement)));
    }

    private void withoutStatements(Tree block, UnaryOperator<Tree> whole) {
        int size = block.parts().size();
        for (int length = size; length > 0; length /= 2) {
            for (int from = 0; from < size; from += length) {
                List<Object> left = new ArrayList<>(block.parts());
                left.subList(from, Math.min(size, from + length)).clear();
                add(block.with(left), whole);
            }
        }
        for (int i = 0; i < size; i++) {
            for (Tree inner : statements((Tree) block.parts().get(i))) {
                if (inner.sort() == Tree.Sort.BLOCK) {
                    List<Object> unwrapped = new ArrayList<>(block.parts());
                    unwrapped.remove(i);
                    unwrapped.addAll(i, inner.parts());
                    add(block.with(unwrapped), whole);
                }
            }
        }
    }

    private void simpler(Tree expression, UnaryOperator<Tree> whole) {
        Type type = expression.type();
        if (type == null) {
            return;
        }
        Tree zero = Tree.expression(type, "(" + type.zero() + ")");
        if (!expression.equals(zero)) {
            add(zero, whole);
        }
        for (Tree inner : expressions(expression)) {
            if (inner.type() == type) {
                add(inner, whole);
            }
        }
    }

    /** The outermost statements and blocks inside a part. */
    private static List<Tree> statements(Tree part) {
        List<Tree> found = new ArrayList<>();
        for (Tree child : part.children()) {
            if (child.sort() == Tree.Sort.STATEMENT || child.sort() == Tree.Sort.BLOCK) {
                found.add(child);
            } else {
                found.addAll(statements(child));
            }
        }
        return found;
    }

    /** All expressions inside a part, those around others first. */
    private static List<Tree> expressions(Tree part) {
        List<Tree> found = new ArrayList<>();
        for (Tree child : part.children()) {
            if (child.type() != null) {
                found.add(child);
            }
            found.addAll(expressions(child));
        }
        return found;
    }

    private static Tree with(Tree part, int place, Tree replacement) {
        List<Object> parts = new ArrayList<>(part.parts());
        parts.set(place, replacement);
        return part.with(parts);
    }
}
