package dev.rouse.transform.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.rouse.transform.code.Compiled;
import dev.rouse.transform.code.SuspendCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of the sources from the analysis of a class until its user has been told what became
 * of them. A block of a class file is known again by the lines of its awaits, emits and yields; of
 * those with the same lines, the first is first.
 */
final class SourceBlocks {

    private final Trees trees;
    private final Elements elements;
    private final Map<String, Map<Tree, SourceBlock>> byClass = new HashMap<>();

    SourceBlocks(Trees trees, Elements elements) {
        this.trees = trees;
        this.elements = elements;
    }

    /** Notes a call that stands in a block and suspends it. */
    void add(SuspendCall call, TreePath path) {
        TreePath lambda = path;
        while (!(lambda.getLeaf() instanceof LambdaExpressionTree)) {
            lambda = lambda.getParentPath();
        }
        TreePath member = lambda;
        while (!(member.getParentPath().getLeaf() instanceof ClassTree)) {
            member = member.getParentPath();
        }
        if (trees.getElement(member.getParentPath()) instanceof TypeElement host) {
            TreePath block = lambda;
            TreePath around = member;
            MethodInvocationTree tree = (MethodInvocationTree) path.getLeaf();
            byClass.computeIfAbsent(
                            elements.getBinaryName(host).toString(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(block.getLeaf(), key -> found(block, around))
                    .calls()
                    .add(
                            new SourceBlock.CallRange(
                                    call,
                                    range(path, tree.getMethodSelect()),
                                    range(path, tree.getArguments().get(0))));
        }
    }

    private SourceBlock found(TreePath lambda, TreePath member) {
        return new SourceBlock(
                (LambdaExpressionTree) lambda.getLeaf(),
                lambda.getCompilationUnit(),
                range(lambda, lambda.getLeaf()),
                range(member, member.getLeaf()),
                new ArrayList<>());
    }

    private SourceBlock.Range range(TreePath path, Tree tree) {
        CompilationUnitTree unit = path.getCompilationUnit();
        SourcePositions positions = trees.getSourcePositions();
        return new SourceBlock.Range(
                positions.getStartPosition(unit, tree), positions.getEndPosition(unit, tree));
    }

    /**
     * Finds a block of a class file again, once.
     *
     * @return where it stands, or null if that cannot be told for certain
     */
    @Nullable SourceBlock take(Compiled compiled) throws IOException {
        Map<Tree, SourceBlock> candidates = byClass.getOrDefault(compiled.host(), Map.of());
        Set<Integer> lines = Set.copyOf(compiled.lines());
        SourceBlock best = null;
        if (lines.contains(0)) { // compiled without line numbers
            best = candidates.size() == 1 ? candidates.values().iterator().next() : null;
        } else {
            for (SourceBlock candidate : candidates.values()) {
                Set<Integer> theirs = candidate.lines();
                if (theirs.containsAll(lines) // javac leaves code out that cannot be reached
                        && (best == null || theirs.size() < best.lines().size())) {
                    best = candidate;
                }
            }
        }
        if (best != null) {
            candidates.remove(best.lambda());
        }
        return best;
    }

    void forget(String binaryName) {
        byClass.remove(binaryName);
    }
}
