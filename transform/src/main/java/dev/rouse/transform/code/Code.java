package dev.rouse.transform.code;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A list of instructions under construction, written as they are read. */
final class Code {

    final InsnList list = new InsnList();

    /** The next instruction that is executed, not a label or a line. */
    static @Nullable AbstractInsnNode next(@Nullable AbstractInsnNode insn) {
        AbstractInsnNode next = insn == null ? null : insn.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next;
    }

    Code op(int opcode) {
        list.add(new InsnNode(opcode));
        return this;
    }

    Code var(int opcode, int slot) {
        list.add(new VarInsnNode(opcode, slot));
        return this;
    }

    Code push(int value) {
        if (value >= -1 && value <= 5) {
            return op(Opcodes.ICONST_0 + value);
        }
        list.add(new IntInsnNode(value <= Byte.MAX_VALUE ? Opcodes.BIPUSH : Opcodes.SIPUSH, value));
        return this;
    }

    Code get(String owner, String field, String desc) {
        list.add(new FieldInsnNode(Opcodes.GETFIELD, owner, field, desc));
        return this;
    }

    Code put(String owner, String field, String desc) {
        list.add(new FieldInsnNode(Opcodes.PUTFIELD, owner, field, desc));
        return this;
    }

    Code get(String owner, Layout.Field field) {
        return get(owner, field.name(), field.desc());
    }

    Code put(String owner, Layout.Field field) {
        return put(owner, field.name(), field.desc());
    }

    Code getStatic(String owner, String field, String desc) {
        list.add(new FieldInsnNode(Opcodes.GETSTATIC, owner, field, desc));
        return this;
    }

    Code call(int opcode, String owner, String name, String desc) {
        boolean isInterface =
                opcode == Opcodes.INVOKEINTERFACE
                        || (opcode == Opcodes.INVOKESTATIC && owner.equals(Names.POLL));
        list.add(new MethodInsnNode(opcode, owner, name, desc, isInterface));
        return this;
    }

    Code cast(Object type) {
        list.add(new TypeInsnNode(Opcodes.CHECKCAST, (String) type));
        return this;
    }

    Code jump(int opcode, LabelNode target) {
        list.add(new JumpInsnNode(opcode, target));
        return this;
    }

    Code label(LabelNode label) {
        list.add(label);
        return this;
    }

    Code frame(Object[] locals, Object[] stack) {
        list.add(new FrameNode(Opcodes.F_NEW, locals.length, locals, stack.length, stack));
        return this;
    }

    /** The line of the source that the instructions after {@code label} belong to, if known. */
    Code line(int line, LabelNode label) {
        if (line > 0) {
            list.add(new LineNumberNode(line, label));
        }
        return this;
    }
}
