package dev.rouse.transform.javac;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the code of a class, and past what is none, which is more than half of its trees:
 * types, modifiers and annotations, in which no method can be called. Of a kind of tree that is not
 * listed here, every part is looked at.
 */
abstract class CodeScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
        return scan(type.getMembers(), null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
        return scan(method.getBody(), null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void none) {
        return scan(variable.getInitializer(), null);
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void none) {
        return scan(lambda.getBody(), null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
        scan(call.getMethodSelect(), null);
        return scan(call.getArguments(), null);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void none) {
        return scan(reference.getQualifierExpression(), null);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void none) {
        return select.getExpression() instanceof IdentifierTree
                ? null
                : scan(select.getExpression(), null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void none) {
        scan(made.getEnclosingExpression(), null);
        scan(made.getArguments(), null);
        return scan(made.getClassBody(), null);
    }

    @Override
    public @Nullable Void visitNewArray(NewArrayTree made, @Nullable Void none) {
        scan(made.getDimensions(), null);
        return scan(made.getInitializers(), null);
    }

    @Override
    public @Nullable Void visitTypeCast(TypeCastTree cast, @Nullable Void none) {
        return scan(cast.getExpression(), null);
    }

    @Override
    public @Nullable Void visitInstanceOf(InstanceOfTree test, @Nullable Void none) {
        return scan(test.getExpression(), null);
    }

    @Override
    public @Nullable Void visitParameterizedType(ParameterizedTypeTree type, @Nullable Void none) {
        return null;
    }

    @Override
    public @Nullable Void visitModifiers(ModifiersTree modifiers, @Nullable Void none) {
        return null;
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void none) {
        return null;
    }
}
