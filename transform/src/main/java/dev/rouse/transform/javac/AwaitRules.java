package dev.rouse.transform.javac;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Reports each await that stands where a block cannot be suspended, with the caret on the await.
 */
final class AwaitRules extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final String ASYNC = "dev.rouse.Async";
    private static final String WRAP = "put the code into async(() -> { ... }) and await there";

    private final Trees trees;
    private final SourceBlocks blocks;
    private boolean found;

    /** Checks awaits, and notes those that may stay in {@code blocks}. */
    AwaitRules(Trees trees, SourceBlocks blocks) {
        this.trees = trees;
        this.blocks = blocks;
    }

    /** Whether there was an await at all. */
    boolean found() {
        return found;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
        if (!isAwait(trees, getCurrentPath(), call)) {
            return super.visitMethodInvocation(call, null);
        }
        found = true;
        Tree select = call.getMethodSelect();
        String problem = problemOf(getCurrentPath());
        if (problem != null) {
            error(problem, select); // the caret on the word, not on its parenthesis
        }
        super.visitMethodInvocation(call, null);
        if (problem == null) {
            blocks.add(getCurrentPath()); // after those in its argument, which come first
        }
        return null;
    }

    /** In the order in which javac writes the parts, so that awaits are noted in that order. */
    @Override
    public @Nullable Void visitForLoop(ForLoopTree loop, @Nullable Void none) {
        scan(loop.getInitializer(), null);
        scan(loop.getCondition(), null);
        scan(loop.getStatement(), null);
        scan(loop.getUpdate(), null);
        return null;
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void none) {
        if (reference.getName().contentEquals("await") && isAwait(trees, getCurrentPath())) {
            error(
                    "await cannot be a method reference, since only an async block can wait; write a"
                            + " lambda that is an async block",
                    reference);
        }
        return super.visitMemberReference(reference, null);
    }

    /** Whether a call, which is the leaf of a path, is one of {@code Async.await}. */
    static boolean isAwait(Trees trees, TreePath path, MethodInvocationTree call) {
        Tree select = call.getMethodSelect();
        return mayBeAwait(select) && isAwait(trees, new TreePath(path, select));
    }

    /** Cheap, before javac is asked for the element. */
    private static boolean mayBeAwait(Tree select) {
        return (select instanceof IdentifierTree id && id.getName().contentEquals("await"))
                || (select instanceof MemberSelectTree member
                        && member.getIdentifier().contentEquals("await"));
    }

    private static boolean isAwait(Trees trees, TreePath path) {
        Element element = trees.getElement(path);
        return element != null
                && element.getSimpleName().contentEquals("await")
                && element.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().contentEquals(ASYNC);
    }

    /** Climbs from an await to the lambda it belongs to; says what is in the way. */
    private @Nullable String problemOf(TreePath await) {
        Tree below = await.getLeaf();
        for (TreePath at = await.getParentPath(); at != null; at = at.getParentPath()) {
            Tree tree = at.getLeaf();
            if (tree instanceof LambdaExpressionTree) {
                return problemOfLambda(at);
            }
            if (tree instanceof SynchronizedTree monitor && monitor.getBlock() == below) {
                return "await inside a synchronized block: another thread may resume the block and"
                        + " could not give the monitor back; leave the synchronized block first";
            }
            if (tree instanceof MethodTree method) {
                return "await in "
                        + (method.getReturnType() == null ? "a constructor" : "a method")
                        + ", outside an async block; "
                        + WRAP;
            }
            if (tree instanceof ClassTree) {
                return "await in "
                        + (below instanceof VariableTree
                                ? "the initialiser of a field"
                                : below instanceof BlockTree ? "an initialiser" : "a class body")
                        + ", outside an async block; "
                        + WRAP;
            }
            below = tree;
        }
        return "await outside an async block; " + WRAP;
    }

    private @Nullable String problemOfLambda(TreePath lambda) {
        TypeMirror type = trees.getTypeMirror(lambda);
        String name =
                type instanceof DeclaredType declared
                                && declared.asElement() instanceof TypeElement element
                        ? element.getQualifiedName().toString()
                        : String.valueOf(type);
        if (name.equals(ASYNC + "Block") || name.equals(ASYNC + "Action")) {
            return null;
        }
        return "await in a lambda that is no async block but a "
                + name
                + ", which cannot wait; await before it, or wrap its body in async(() -> { ... })";
    }

    private void error(String message, Tree tree) {
        trees.printMessage(
                Diagnostic.Kind.ERROR, message, tree, getCurrentPath().getCompilationUnit());
    }
}
