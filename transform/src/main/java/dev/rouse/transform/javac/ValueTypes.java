package dev.rouse.transform.javac;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.rouse.transform.code.SuspendCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Checks what is emitted and yielded against the type that javac has found for the block: {@code
 * emit} takes any object, so javac itself does not.
 */
final class ValueTypes {

    private final Trees trees;
    private final Types types;

    ValueTypes(Trees trees, Types types) {
        this.trees = trees;
        this.types = types;
    }

    /** Reports each value that the block's type does not allow; the call stands in a block. */
    void check(SuspendCall call, TreePath path, BiConsumer<String, Tree> error) {
        TypeMirror wanted = wanted(path);
        if (wanted != null) {
            MethodInvocationTree invocation = (MethodInvocationTree) path.getLeaf();
            check(call, wanted, new TreePath(path, invocation.getArguments().get(0)), error);
        }
    }

    /** The first type argument of the block; null if it is raw. */
    private @Nullable TypeMirror wanted(TreePath call) {
        TreePath lambda = call;
        while (!(lambda.getLeaf() instanceof LambdaExpressionTree)) {
            lambda = lambda.getParentPath();
        }
        if (!(trees.getTypeMirror(lambda) instanceof DeclaredType block)
                || block.getTypeArguments().isEmpty()) {
            return null;
        }
        TypeMirror wanted = block.getTypeArguments().get(0);
        if (wanted instanceof WildcardType wildcard) {
            return wildcard.getSuperBound() != null
                    ? wildcard.getSuperBound()
                    : wildcard.getExtendsBound();
        }
        return wanted;
    }

    /**
     * Where javac has given a value the type of the parameter, which is Object, it is its branches
     * that count.
     */
    private void check(
            SuspendCall call, TypeMirror wanted, TreePath value, BiConsumer<String, Tree> error) {
        TypeMirror given = trees.getTypeMirror(value);
        if (given == null || given.getKind() == TypeKind.ERROR || fits(given, wanted)) {
            return;
        }
        List<TreePath> branches = given.getKind().isPrimitive() ? List.of() : branches(value);
        if (branches.isEmpty()) {
            error.accept(message(call, wanted, boxed(given)), value.getLeaf());
        }
        branches.forEach(branch -> check(call, wanted, branch, error));
    }

    /** A constant is boxed as what it is: 5 is no Long and no Byte. */
    private boolean fits(TypeMirror given, TypeMirror wanted) {
        return types.isAssignable(boxed(given), wanted);
    }

    private TypeMirror boxed(TypeMirror type) {
        return type instanceof PrimitiveType primitive
                ? types.boxedClass(primitive).asType()
                : type;
    }

    private static List<TreePath> branches(TreePath value) {
        Tree tree = value.getLeaf();
        if (tree instanceof ParenthesizedTree inner) {
            return List.of(new TreePath(value, inner.getExpression()));
        }
        if (tree instanceof ConditionalExpressionTree choice) {
            return List.of(
                    new TreePath(value, choice.getTrueExpression()),
                    new TreePath(value, choice.getFalseExpression()));
        }
        return tree instanceof SwitchExpressionTree ? Results.of(value) : List.of();
    }

    private String message(SuspendCall call, TypeMirror wanted, TypeMirror given) {
        boolean stream = call == SuspendCall.EMIT;
        String expected = simple(wanted);
        String actual = simple(given);
        if (expected.equals(actual)) {
            expected = wanted.toString();
            actual = given.toString();
        }
        boolean inferred = types.isAssignable(types.erasure(given), types.erasure(wanted));
        return "this "
                + (stream ? "stream's items are " : "generator's values are ")
                + expected
                + ", "
                + call.word()
                + " gives "
                + actual
                + "; "
                + (inferred
                        ? "put the value into a variable of the right type first"
                        : "convert the value, or give the " + call.factory() + " another type");
    }

    /** Without annotations, packages and outer classes. */
    private static String simple(TypeMirror type) {
        String name = type.toString().replaceAll("@[\\w.]+(?:\\([^)]*\\))?[, ]*", "");
        return name.replaceAll("(?:\\w+\\.)+(?=\\w)", "");
    }

    /** The values that a switch expression may have. */
    private static final class Results extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final List<TreePath> found = new ArrayList<>();

        static List<TreePath> of(TreePath value) {
            Results results = new Results();
            for (CaseTree branch : ((SwitchExpressionTree) value.getLeaf()).getCases()) {
                TreePath path = new TreePath(value, branch);
                if (branch.getBody() instanceof ExpressionTree result) {
                    results.found.add(new TreePath(path, result));
                } else {
                    results.scan(path, null);
                }
            }
            return results.found;
        }

        @Override
        public @Nullable Void visitYield(YieldTree yield, @Nullable Void none) {
            found.add(new TreePath(getCurrentPath(), yield.getValue()));
            return null;
        }

        @Override
        public @Nullable Void visitSwitchExpression(
                SwitchExpressionTree other, @Nullable Void none) {
            return null;
        }

        @Override
        public @Nullable Void visitLambdaExpression(
                LambdaExpressionTree other, @Nullable Void none) {
            return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree other, @Nullable Void none) {
            return null;
        }
    }
}
