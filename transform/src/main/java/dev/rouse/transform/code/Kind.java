package dev.rouse.transform.code;

import org.objectweb.asm.Opcodes;

/**
 * The five kinds of value that locals and stack hold, and how the frame's fields for them are
 * called.
 */
enum Kind {
    REFERENCE("l", "Ljava/lang/Object;", 1, Opcodes.ALOAD, Opcodes.ASTORE, Opcodes.ACONST_NULL),
    INT("i", "I", 1, Opcodes.ILOAD, Opcodes.ISTORE, Opcodes.ICONST_0),
    LONG("j", "J", 2, Opcodes.LLOAD, Opcodes.LSTORE, Opcodes.LCONST_0),
    FLOAT("f", "F", 1, Opcodes.FLOAD, Opcodes.FSTORE, Opcodes.FCONST_0),
    DOUBLE("d", "D", 2, Opcodes.DLOAD, Opcodes.DSTORE, Opcodes.DCONST_0);

    final String prefix;
    final String desc;
    final int size;
    final int load;
    final int store;
    final int zero;

    Kind(String prefix, String desc, int size, int load, int store, int zero) {
        this.prefix = prefix;
        this.desc = desc;
        this.size = size;
        this.load = load;
        this.store = store;
        this.zero = zero;
    }

    /** The kind of a type as ASM's frames write it. */
    static Kind of(Object frameType) {
        if (frameType == Opcodes.INTEGER) {
            return INT;
        }
        if (frameType == Opcodes.LONG) {
            return LONG;
        }
        if (frameType == Opcodes.FLOAT) {
            return FLOAT;
        }
        return frameType == Opcodes.DOUBLE ? DOUBLE : REFERENCE;
    }
}
