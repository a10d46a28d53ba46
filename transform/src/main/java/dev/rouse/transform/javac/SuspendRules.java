package dev.rouse.transform.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.rouse.transform.code.SuspendCall;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Reports each await, emit and yield that stands where no block can be suspended, with the caret on
 * the word, and each value of a wrong type, with the caret on the value.
 */
final class SuspendRules extends CodeScanner {

    private static final String ASYNC = "dev.rouse.Async";

    private final Trees trees;
    private final SourceBlocks blocks;
    private final Placement placement;
    private final ValueTypes types;
    private final SuspendWords words;
    private boolean found;

    /** Checks these calls, and notes those that may stay in {@code blocks}. */
    SuspendRules(Trees trees, Types types, SourceBlocks blocks, SuspendWords words) {
        this.trees = trees;
        this.blocks = blocks;
        this.words = words;
        this.placement = new Placement(trees);
        this.types = new ValueTypes(trees, types);
    }

    /** Whether there was a call that suspends at all. */
    boolean found() {
        return found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
        for (Tree member : type.getMembers()) {
            if (words.mayBeIn(member)) {
                scan(member, null);
            }
        }
        return null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void none) {
        SuspendCall call = callOf(trees, getCurrentPath(), tree);
        if (call == null) {
            return super.visitMethodInvocation(tree, null);
        }
        found = true;
        Tree select = tree.getMethodSelect();
        String problem = placement.problemOf(call, getCurrentPath());
        if (problem != null) {
            error(problem, select); // the caret on the word, not on its parenthesis
        } else if (call != SuspendCall.AWAIT) {
            types.check(call, getCurrentPath(), this::error);
        }
        super.visitMethodInvocation(tree, null);
        if (problem == null) {
            blocks.add(call, getCurrentPath()); // after those in its argument, which come first
        }
        return null;
    }

    /** In the order in which javac writes the parts, so that calls are noted in that order. */
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
        SuspendCall call = SuspendCall.named(reference.getName());
        if (call != null && isOurs(trees, call, getCurrentPath())) {
            error(
                    call.word()
                            + " cannot be a method reference, since only "
                            + call.place()
                            + " can "
                            + (call == SuspendCall.AWAIT
                                    ? "wait; write a lambda that is an async block"
                                    : "be suspended; call it there, in a loop if there are more"
                                            + " values than one"),
                    reference);
        }
        return super.visitMemberReference(reference, null);
    }

    private static CharSequence nameOf(Tree select) {
        if (select instanceof IdentifierTree id) {
            return id.getName();
        }
        return select instanceof MemberSelectTree member ? member.getIdentifier() : "";
    }

    /** Which call that suspends this is, which is the leaf of a path; null if it is none. */
    static @Nullable SuspendCall callOf(Trees trees, TreePath path, MethodInvocationTree tree) {
        Tree select = tree.getMethodSelect();
        SuspendCall call = SuspendCall.named(nameOf(select));
        return call != null && isOurs(trees, call, new TreePath(path, select)) ? call : null;
    }

    /** Asks javac whose method it is, which costs more than a look at its name. */
    private static boolean isOurs(Trees trees, SuspendCall call, TreePath method) {
        Element element = trees.getElement(method);
        return element != null
                && element.getSimpleName().contentEquals(call.word())
                && element.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().contentEquals(ASYNC);
    }

    private void error(String message, Tree tree) {
        trees.printMessage(
                Diagnostic.Kind.ERROR, message, tree, getCurrentPath().getCompilationUnit());
    }
}
