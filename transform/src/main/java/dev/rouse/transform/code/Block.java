package dev.rouse.transform.code;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A block: the method that javac made of its body, and the frame it will get.
 *
 * @param host the class the body stands in
 * @param body the method of the body
 * @param captures the types of the captured values, which are the parameters of the body
 * @param kind what is made of it
 * @param frameName the internal name of the frame's class
 */
record Block(
        ClassNode host, MethodNode body, List<Type> captures, BlockKind kind, String frameName) {

    /** True if the body uses {@code this}, so that the frame has to keep it. */
    boolean isInstance() {
        return (body.access & Opcodes.ACC_STATIC) == 0;
    }

    boolean isInInterface() {
        return (host.access & Opcodes.ACC_INTERFACE) != 0;
    }

    /**
     * Whether the frame may call a private body. It may if the two are of one nest, which the
     * outermost class names; of another class we have only its name.
     */
    boolean isNestmate() {
        return host.nestHostClass == null;
    }

    /**
     * The descriptor of the rewritten body: the frame, the context of the poll, the state to go on
     * from, the answer.
     */
    String bodyDesc() {
        return "("
                + Names.desc(frameName)
                + Names.desc(Names.CONTEXT)
                + "I)"
                + Names.desc(kind.answer());
    }

    /** The descriptor of the frame's constructor and, with the frame as result, of its factory. */
    String newDesc(Type result) {
        List<Type> arguments = new ArrayList<>();
        if (isInstance()) {
            arguments.add(Type.getObjectType(host.name));
        }
        arguments.addAll(captures);
        return Type.getMethodDescriptor(result, arguments.toArray(new Type[0]));
    }

    Type frameType() {
        return Type.getObjectType(frameName);
    }
}
