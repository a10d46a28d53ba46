package dev.rouse.transform.code;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What javac keeps in a slot of its own, for which the source has no name: the result of a {@code
 * try} while its {@code finally} block runs, and what a for-each loop goes over. Only for people,
 * so it goes by the instructions that javac writes around such a slot, in the order of the code,
 * and knows nothing if there are others.
 */
final class Unnamed {

    /**
     * How a for-each loop over an array begins: it writes the array, its length and the index, and
     * compares.
     */
    private static final int[] ARRAY_HEAD = {
        Opcodes.ASTORE,
        Opcodes.ALOAD,
        Opcodes.ARRAYLENGTH,
        Opcodes.ISTORE,
        Opcodes.ICONST_0,
        Opcodes.ISTORE,
        Opcodes.ILOAD,
        Opcodes.ILOAD,
        Opcodes.IF_ICMPGE
    };

    private Unnamed() {}

    /**
     * Finds a word for a slot that is still needed after a suspension. None of the words could be
     * the name of a variable.
     *
     * @param known the variable in the slot, null if there is none; newer releases of javac say
     *     that those of a for-each loop are {@code i$}, {@code arr$} and {@code len$}
     * @return the word; null if what is kept there is not known, or has a name of the source
     */
    static @Nullable String word(
            int slot, @Nullable LocalVariableNode known, AbstractInsnNode suspension) {
        if (known != null) {
            return known.name.endsWith("$") ? byLastWrite(slot, suspension) : null;
        }
        String next = byNextRead(slot, suspension);
        return next != null ? next : byLastWrite(slot, suspension);
    }

    /** By what is done with the value when it is read next. */
    private static @Nullable String byNextRead(int slot, AbstractInsnNode suspension) {
        AbstractInsnNode at = suspension;
        do {
            at = next(at);
        } while (at != null && !uses(at, slot));
        if (at == null || isStore(at)) {
            return null;
        }
        AbstractInsnNode user = next(at);
        int opcode = user == null ? Opcodes.NOP : user.getOpcode();
        return opcode == Opcodes.ATHROW
                ? "exception to throw"
                : opcode >= Opcodes.IRETURN && opcode <= Opcodes.ARETURN ? "value to return" : null;
    }

    /** By the instructions around the one that last wrote it. */
    private static @Nullable String byLastWrite(int slot, AbstractInsnNode suspension) {
        AbstractInsnNode at = suspension;
        do {
            at = previous(at);
        } while (at != null && !(isStore(at) && uses(at, slot)));
        if (at == null) {
            return null;
        }
        AbstractInsnNode read = next(at);
        if (read != null && next(read) instanceof MethodInsnNode call) {
            return uses(read, slot) && call.name.equals("hasNext") ? "for-each iterator" : null;
        }
        return standsInArrayHead(at, 0)
                ? "for-each array"
                : standsInArrayHead(at, 3)
                        ? "for-each length"
                        : standsInArrayHead(at, 5) ? "for-each index" : null;
    }

    /** True if an instruction has that place in {@link #ARRAY_HEAD}, with the others around it. */
    private static boolean standsInArrayHead(AbstractInsnNode insn, int place) {
        AbstractInsnNode at = insn;
        for (int i = 0; i < place && at != null; i++) {
            at = previous(at);
        }
        for (int opcode : ARRAY_HEAD) {
            if (at == null || at.getOpcode() != opcode) {
                return false;
            }
            at = next(at);
        }
        return true;
    }

    private static boolean uses(AbstractInsnNode insn, int slot) {
        return insn instanceof VarInsnNode access
                ? access.var == slot
                : insn instanceof IincInsnNode increment && increment.var == slot;
    }

    private static boolean isStore(AbstractInsnNode insn) {
        return insn.getOpcode() >= Opcodes.ISTORE && insn.getOpcode() <= Opcodes.ASTORE;
    }

    /** The next that is no label, line or frame. */
    private static @Nullable AbstractInsnNode next(AbstractInsnNode insn) {
        AbstractInsnNode at = insn.getNext();
        while (at != null && at.getOpcode() < 0) {
            at = at.getNext();
        }
        return at;
    }

    private static @Nullable AbstractInsnNode previous(AbstractInsnNode insn) {
        AbstractInsnNode at = insn.getPrevious();
        while (at != null && at.getOpcode() < 0) {
            at = at.getPrevious();
        }
        return at;
    }
}
