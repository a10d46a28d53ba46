package dev.rouse.transform.code;

import dev.rouse.transform.AsyncCompileException;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Rejects awaits, emits and yields that are in no block. One kind of them does no harm: where a
 * condition is constantly false javac leaves out the code behind it, and with it the place where a
 * lambda is made, but not the lambda's body, which nothing can call any more.
 */
final class LeftCalls {

    private LeftCalls() {}

    /**
     * Looks through a class whose blocks are compiled.
     *
     * @throws AsyncCompileException if there is such a call; the message says where
     */
    static void reject(ClassNode host) {
        for (MethodNode method : host.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                SuspendCall call = SuspendCall.of(insn);
                if (call != null && !isDeadLambda(host, method)) {
                    throw new AsyncCompileException(
                            call.word()
                                    + " outside "
                                    + call.place()
                                    + ", in "
                                    + host.name.replace('/', '.')
                                    + "."
                                    + method.name,
                            Blocks.lineOf(insn));
                }
            }
        }
    }

    private static boolean isDeadLambda(ClassNode host, MethodNode method) {
        return (method.access & Opcodes.ACC_SYNTHETIC) != 0
                && method.name.startsWith("lambda$")
                && !isUsed(host, method);
    }

    private static boolean isUsed(ClassNode host, MethodNode method) {
        for (MethodNode user : host.methods) {
            for (AbstractInsnNode insn : user.instructions) {
                if (insn instanceof InvokeDynamicInsnNode indy) {
                    for (Object argument : indy.bsmArgs) {
                        if (argument instanceof Handle handle
                                && handle.getName().equals(method.name)
                                && handle.getDesc().equals(method.desc)) {
                            return true;
                        }
                    }
                } else if (insn instanceof MethodInsnNode call
                        && call.name.equals(method.name)
                        && call.desc.equals(method.desc)) {
                    return true;
                }
            }
        }
        return false;
    }
}
