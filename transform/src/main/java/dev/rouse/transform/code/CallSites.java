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
 * async}, the frame is the future itself and that call disappears.
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
        if (next instanceof MethodInsnNode call && isAsync(call, block)) {
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

    private static boolean isAsync(MethodInsnNode call, Block block) {
        return call.owner.equals(Names.ASYNC)
                && call.name.equals("async")
                && call.desc.equals(
                        "(" + Names.desc(block.type()) + ")" + Names.desc(Names.FUTURE));
    }
}
