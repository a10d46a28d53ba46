package dev.rouse.transform.javac;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.rouse.transform.code.BlockKind;
import dev.rouse.transform.code.SuspendCall;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Says whether a call stands where a block can be suspended by it, and if not, what is wrong. */
final class Placement {

    private final Trees trees;

    Placement(Trees trees) {
        this.trees = trees;
    }

    /** Climbs from a call to the lambda it belongs to; says what is in the way. */
    @Nullable String problemOf(SuspendCall call, TreePath path) {
        Tree below = path.getLeaf();
        for (TreePath at = path.getParentPath(); at != null; at = at.getParentPath()) {
            Tree tree = at.getLeaf();
            if (tree instanceof LambdaExpressionTree) {
                return problemOfLambda(call, at);
            }
            if (tree instanceof SynchronizedTree monitor && monitor.getBlock() == below) {
                return call.word()
                        + " inside a synchronized block: another thread may resume the block and"
                        + " could not give the monitor back; leave the synchronized block first";
            }
            if (tree instanceof MethodTree method) {
                return outside(call, method.getReturnType() == null ? "a constructor" : "a method");
            }
            if (tree instanceof ClassTree) {
                return outside(
                        call,
                        below instanceof VariableTree
                                ? "the initialiser of a field"
                                : below instanceof BlockTree ? "an initialiser" : "a class body");
            }
            below = tree;
        }
        return outside(call, "a class body");
    }

    private static String outside(SuspendCall call, String where) {
        return call.word()
                + " in "
                + where
                + ", outside "
                + call.place()
                + "; put the code into "
                + call.factory()
                + "(() -> { ... }) and "
                + call.word()
                + " there";
    }

    private @Nullable String problemOfLambda(SuspendCall call, TreePath lambda) {
        String name = nameOf(trees.getTypeMirror(lambda));
        BlockKind kind = BlockKind.ofQualified(name);
        if (kind != null) {
            return kind.problemOf(call);
        }
        String what = call.place().substring(call.place().indexOf(' ') + 1);
        return call.word()
                + " in a lambda that is no "
                + what
                + " but a "
                + name
                + (call == SuspendCall.AWAIT
                        ? ", which cannot wait; await before it, or wrap its body in"
                                + " async(() -> { ... })"
                        : ", which cannot be suspended; collect the values there, and "
                                + call.word()
                                + " them in the "
                                + what
                                + " itself");
    }

    private static String nameOf(TypeMirror type) {
        if (type instanceof IntersectionType several) { // which javac makes a class without a name
            return several.getBounds().stream()
                    .map(Placement::nameOf)
                    .collect(Collectors.joining(" & "));
        }
        return type instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement element
                ? element.getQualifiedName().toString()
                : String.valueOf(type);
    }
}
