package dev.rouse.transform.code;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * How many monitors a method holds at each instruction, followed along its control flow. A handler
 * begins with as many as the range it covers.
 */
final class Monitors {

    private static final int NOT_REACHED = -1;

    private final MethodNode method;
    private final int[] held;
    private final Deque<Integer> open = new ArrayDeque<>();

    private Monitors(MethodNode method) {
        this.method = method;
        this.held = new int[method.instructions.size()];
        Arrays.fill(held, NOT_REACHED);
        reach(0, 0);
        while (!open.isEmpty()) {
            follow(open.remove());
        }
    }

    static Monitors of(MethodNode method) {
        return new Monitors(method);
    }

    boolean isHeldAt(AbstractInsnNode insn) {
        return held[method.instructions.indexOf(insn)] > 0;
    }

    private void follow(int at) {
        AbstractInsnNode insn = method.instructions.get(at);
        for (TryCatchBlockNode range : method.tryCatchBlocks) {
            if (range.start == insn) {
                reach(method.instructions.indexOf(range.handler), held[at]);
            }
        }
        int after = held[at];
        if (insn.getOpcode() == Opcodes.MONITORENTER) {
            after++;
        } else if (insn.getOpcode() == Opcodes.MONITOREXIT) {
            after--;
        }
        for (LabelNode target : Flow.targets(insn)) {
            reach(method.instructions.indexOf(target), after);
        }
        if (Flow.fallsThrough(insn) && at + 1 < held.length) {
            reach(at + 1, after);
        }
    }

    private void reach(int at, int monitors) {
        if (held[at] == NOT_REACHED) {
            held[at] = monitors;
            open.add(at);
        }
    }
}
