package dev.rouse.transform.code;

import dev.rouse.transform.AsyncCompileException;
import java.util.HashSet;
import java.util.Set;
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

    private final ClassNode host;
    private final Set<String> used = new HashSet<>();

    private LeftCalls(ClassNode host) {
        this.host = host;
        for (MethodNode method : host.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof InvokeDynamicInsnNode indy) {
                    for (Object argument : indy.bsmArgs) {
                        if (argument instanceof Handle handle) {
                            used.add(handle.getName() + handle.getDesc());
                        }
                    }
                } else if (insn instanceof MethodInsnNode call) {
                    used.add(call.name + call.desc);
                }
            }
        }
    }

    /**
     * Looks through a class whose blocks are compiled.
     *
     * @throws AsyncCompileException if there is such a call; the message says where
     */
    static void reject(ClassNode host) {
        LeftCalls left = new LeftCalls(host);
        for (MethodNode method : host.methods) {
            if (!left.isDeadLambda(method)) {
                left.reject(method);
            }
        }
    }

    private boolean isDeadLambda(MethodNode method) {
        return (method.access & Opcodes.ACC_SYNTHETIC) != 0
                && method.name.startsWith("lambda$")
                && !used.contains(method.name + method.desc);
    }

    private void reject(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            SuspendCall call = SuspendCall.of(insn);
            if (call != null) {
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
