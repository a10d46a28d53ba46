package dev.rouse.transform.code;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which locals are read again later: the classic backward data-flow over slots. Whatever an
 * exception handler reads is needed by every instruction it covers.
 */
final class Liveness {

    private final MethodNode method;
    private final AbstractInsnNode[] insns;
    private final List<List<Integer>> handlers = new ArrayList<>();
    private final List<List<Integer>> targets = new ArrayList<>();
    private final BitSet[] liveIn;
    private final BitSet live = new BitSet();

    private Liveness(MethodNode method) {
        this.method = method;
        insns = method.instructions.toArray();
        liveIn = new BitSet[insns.length];
        for (int i = 0; i < insns.length; i++) {
            liveIn[i] = new BitSet();
            handlers.add(List.of());
            targets.add(targets(insns[i]));
        }
        for (TryCatchBlockNode range : method.tryCatchBlocks) {
            int end = position(range.end);
            for (int i = position(range.start); i < end; i++) {
                List<Integer> more = new ArrayList<>(handlers.get(i));
                more.add(position(range.handler));
                handlers.set(i, more);
            }
        }
    }

    private List<Integer> targets(AbstractInsnNode insn) {
        List<LabelNode> labels = Flow.targets(insn);
        if (labels.isEmpty()) {
            return List.of();
        }
        List<Integer> positions = new ArrayList<>();
        for (LabelNode target : labels) {
            positions.add(position(target));
        }
        return positions;
    }

    static Liveness of(MethodNode method) {
        Liveness liveness = new Liveness(method);
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int i = liveness.insns.length - 1; i >= 0; i--) {
                changed |= liveness.update(i);
            }
        }
        return liveness;
    }

    /** The slots whose values are read after {@code insn}, by what follows or by a handler. */
    BitSet after(AbstractInsnNode insn) {
        computeLiveOut(position(insn));
        return (BitSet) live.clone();
    }

    private int position(AbstractInsnNode insn) {
        return method.instructions.indexOf(insn);
    }

    private boolean update(int i) {
        computeLiveOut(i);
        AbstractInsnNode insn = insns[i];
        if (insn instanceof VarInsnNode access) {
            if (isStore(access.getOpcode())) {
                live.clear(access.var);
                for (int handler : handlers.get(i)) {
                    live.or(liveIn[handler]); // the exception may come before the store
                }
            } else {
                live.set(access.var);
            }
        } else if (insn instanceof IincInsnNode increment) {
            live.set(increment.var);
        }
        if (live.equals(liveIn[i])) {
            return false;
        }
        liveIn[i] = (BitSet) live.clone();
        return true;
    }

    /** Into {@link #live}, which is made once: most instructions are looked at twice or more. */
    private void computeLiveOut(int i) {
        live.clear();
        for (int target : targets.get(i)) {
            live.or(liveIn[target]);
        }
        if (Flow.fallsThrough(insns[i]) && i + 1 < insns.length) {
            live.or(liveIn[i + 1]);
        }
        for (int handler : handlers.get(i)) {
            live.or(liveIn[handler]);
        }
    }

    private static boolean isStore(int opcode) {
        return opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
    }
}
