package dev.rouse.transform.code;

import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * One await of a body: where it is, and what is there at that moment.
 *
 * @param number its number, from 1; the state of a frame that is suspended here
 * @param insn the call
 * @param line its line in the source, or 0
 * @param types locals and stack just before the call; the future on top of the stack
 * @param live the locals that are read again after it
 * @param loops the heads of the loops around it, outermost first
 */
record Await(
        int number,
        MethodInsnNode insn,
        int line,
        TypeFlow.State types,
        BitSet live,
        List<LabelNode> loops) {

    /** The stack without the future that is awaited. */
    List<Object> stackBelow() {
        return types.stack().subList(0, types.stack().size() - 1);
    }

    boolean isInLoop() {
        return !loops.isEmpty();
    }
}
