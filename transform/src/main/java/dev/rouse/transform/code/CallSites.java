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
        AbstractInsnNode next = indy.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        if (next instanceof MethodInsnNode call && isFactory(call, block.kind())) {
            method.instructions.remove(call);
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

    private static boolean isFactory(MethodInsnNode call, BlockKind kind) {
        return call.owner.equals(Names.ASYNC)
                && call.name.equals(kind.factory())
                && call.desc.equals("(" + Names.desc(kind.type()) + ")" + Names.desc(kind.made()));
    }
}
