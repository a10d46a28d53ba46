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
 * Which await can follow which: from each one the control flow is followed until it meets others or
 * a return. Twice, without and with exceptions, to tell the plain ways from those of failures.
 */
final class Steps {

    private final MethodNode body;
    private final List<Await> awaits;

    private Steps(MethodNode body, List<Await> awaits) {
        this.body = body;
        this.awaits = awaits;
    }

    static List<Machine.Step> of(MethodNode body, List<Await> awaits) {
        Steps steps = new Steps(body, awaits);
        List<Machine.Step> all = new ArrayList<>();
        steps.add(Machine.START, body.instructions.getFirst(), all);
        awaits.forEach(await -> steps.add(await.number(), await.insn(), all));
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
            if (Blocks.isAwait(insn)) {
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
        for (Await await : awaits) {
            if (await.insn() == insn) {
                return await.number();
            }
        }
        throw new IllegalStateException("an await without a number");
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
