package dev.rouse.transform.code;

import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;

/**
 * One place where a body is suspended: where it is, and what is there at that moment.
 *
 * @param number its number, from 1; the state of a frame that is suspended here
 * @param call what suspends
 * @param insn the call in the code
 * @param line its line in the source, or 0
 * @param types locals and stack just before the call; its argument on top of the stack
 * @param live the locals that are read again after it
 * @param loops the heads of the loops around it, outermost first
 */
record SuspendPoint(
        int number,
        SuspendCall call,
        AbstractInsnNode insn,
        int line,
        TypeFlow.State types,
        BitSet live,
        List<LabelNode> loops) {

    /** The stack without the argument: the awaited future, or the value that is handed out. */
    List<Object> stackBelow() {
        return types.stack().subList(0, types.stack().size() - 1);
    }

    boolean isAwait() {
        return call == SuspendCall.AWAIT;
    }

    boolean isInLoop() {
        return !loops.isEmpty();
    }
}
