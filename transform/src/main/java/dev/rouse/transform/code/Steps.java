package dev.rouse.transform.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Which suspension can follow which: from each one the control flow is followed until it meets
 * others or a return. Twice, without and with exceptions, to tell the plain ways from those of
 * failures.
 */
final class Steps {

    private final MethodNode body;
    private final List<SuspendPoint> points;

    private Steps(MethodNode body, List<SuspendPoint> points) {
        this.body = body;
        this.points = points;
    }

    static List<Machine.Step> of(MethodNode body, List<SuspendPoint> points) {
        Steps steps = new Steps(body, points);
        List<Machine.Step> all = new ArrayList<>();
        steps.add(Machine.START, body.instructions.getFirst(), all);
        points.forEach(point -> steps.add(point.number(), point.insn(), all));
        return all;
    }

    private void add(int from, AbstractInsnNode begin, List<Machine.Step> all) {
        Set<Integer> plain = reachable(begin, false);
        for (int to : reachable(begin, true)) {
            all.add(new Machine.Step(from, to, !plain.contains(to)));
        }
    }

    private Set<Integer> reachable(AbstractInsnNode begin, boolean exceptions) {
        Set<Integer> found = new TreeSet<>();
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        int first = position(begin);
        follow(first, exceptions, open);
        while (!open.isEmpty()) {
            int at = open.remove();
            AbstractInsnNode insn = body.instructions.get(at);
            if (SuspendCall.isOne(insn)) {
                found.add(numberOf(insn));
            } else if (Flow.isReturn(insn.getOpcode())) {
                found.add(Machine.COMPLETED);
            } else if (!seen.get(at)) {
                seen.set(at);
                follow(at, exceptions, open);
            }
        }
        return found;
    }

    private void follow(int at, boolean exceptions, Deque<Integer> open) {
        AbstractInsnNode insn = body.instructions.get(at);
        for (LabelNode target : Flow.targets(insn)) {
            open.add(position(target));
        }
        if (Flow.fallsThrough(insn) && at + 1 < body.instructions.size()) {
            open.add(at + 1);
        }
        if (exceptions && mayThrow(insn.getOpcode())) {
            for (TryCatchBlockNode range : body.tryCatchBlocks) {
                if (position(range.start) <= at && at < position(range.end)) {
                    open.add(position(range.handler));
                }
            }
        }
    }

    private int position(AbstractInsnNode insn) {
        return body.instructions.indexOf(insn);
    }

    private int numberOf(AbstractInsnNode insn) {
        for (SuspendPoint point : points) {
            if (point.insn() == insn) {
                return point.number();
            }
        }
        throw new IllegalStateException("a suspension without a number");
    }

    /** What a handler is there for; the errors that the JVM may throw anywhere are left out. */
    private static boolean mayThrow(int opcode) {
        return (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD)
                || (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE)
                || opcode == Opcodes.IDIV
                || opcode == Opcodes.LDIV
                || opcode == Opcodes.IREM
                || opcode == Opcodes.LREM
                || (opcode >= Opcodes.GETSTATIC && opcode <= Opcodes.MONITOREXIT)
                || opcode == Opcodes.MULTIANEWARRAY;
    }
}
