package dev.rouse.transform.code;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * From which variable a value came that waits on the stack, as the left side of {@code content +
 * await(f)} does. Only for people, so it looks back along straight code and gives up early.
 */
final class Operands {

    static final int UNKNOWN = -1;

    private Operands() {}

    /**
     * Looks back from a call that suspends for what pushed a value.
     *
     * @param suspension the call; its argument is on top of the stack
     * @param above how many values lie above the one looked for, the argument among them
     * @return the slot it was loaded from, or {@link #UNKNOWN}
     */
    static int slotOf(AbstractInsnNode suspension, int above) {
        int left = above; // values above the one looked for, after the instruction looked at
        for (AbstractInsnNode at = suspension.getPrevious(); at != null; at = at.getPrevious()) {
            if (at instanceof FrameNode) {
                return UNKNOWN; // more than one way leads here
            }
            if (at.getOpcode() < 0) {
                continue;
            }
            int pops = pops(at);
            if (pops < 0) {
                return UNKNOWN;
            }
            int pushes = pushes(at);
            if (pushes > left) { // it is this one's result
                return at instanceof VarInsnNode load ? load.var : UNKNOWN;
            }
            left += pops - pushes;
        }
        return UNKNOWN;
    }

    /** How many values an instruction takes; -1 for those that expressions seldom are made of. */
    private static int pops(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (insn instanceof MethodInsnNode call) {
            int receiver = opcode == Opcodes.INVOKESTATIC ? 0 : 1;
            return Type.getArgumentTypes(call.desc).length + receiver;
        }
        if (insn instanceof InvokeDynamicInsnNode call) {
            return Type.getArgumentTypes(call.desc).length;
        }
        if (insn instanceof FieldInsnNode) {
            return opcode == Opcodes.GETSTATIC ? 0 : opcode == Opcodes.GETFIELD ? 1 : -1;
        }
        if (opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.ALOAD) {
            return 0; // constants and locals
        }
        return opcode == Opcodes.CHECKCAST ? 1 : -1;
    }

    private static int pushes(AbstractInsnNode insn) {
        String desc =
                insn instanceof MethodInsnNode call
                        ? call.desc
                        : insn instanceof InvokeDynamicInsnNode indy ? indy.desc : "()I";
        return Type.getReturnType(desc).getSort() == Type.VOID ? 0 : 1;
    }
}
