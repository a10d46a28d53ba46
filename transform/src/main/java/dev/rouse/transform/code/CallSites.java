package dev.rouse.transform.code;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Puts a new frame wherever a lambda was made of a block. If the lambda went straight into {@code
 * async}, {@code stream} or {@code generator}, the frame is what that makes, and the call
 * disappears.
 */
final class CallSites {

    private CallSites() {}

    static void rewrite(ClassNode host, Blocks blocks) {
        for (MethodNode method : host.methods) {
            for (AbstractInsnNode insn : method.instructions.toArray()) {
                if (insn instanceof InvokeDynamicInsnNode indy) {
                    Block block = blocks.of(indy);
                    if (block != null) {
                        rewrite(method, indy, block);
                    }
                }
            }
        }
    }

    private static void rewrite(MethodNode method, InvokeDynamicInsnNode indy, Block block) {
        if (goesIntoFactory(indy, block.kind())) {
            method.instructions.remove(Code.next(indy));
        }
        Type result = block.frameType();
        method.instructions.set(
                indy,
                new MethodInsnNode(
                        Opcodes.INVOKESTATIC,
                        block.frameName(),
                        "make",
                        block.newDesc(result),
                        false));
    }

    /** Tells whether the lambda that an instruction makes is the argument of the next one. */
    static boolean goesIntoFactory(AbstractInsnNode lambda, BlockKind kind) {
        return Code.next(lambda) instanceof MethodInsnNode call
                && call.owner.equals(Names.ASYNC)
                && call.name.equals(kind.factory())
                && call.desc.equals("(" + Names.desc(kind.type()) + ")" + Names.desc(kind.made()));
    }
}
