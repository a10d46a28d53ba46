package dev.rouse.transform.code;

import dev.rouse.transform.AsyncCompileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Moves {@code new} behind arguments that await: {@code new X(await(f))} has an object on the stack
 * that has no constructor run yet, and such an object cannot be kept in a field. So the arguments
 * are computed first, put into fresh locals, and then come {@code new}, the arguments and the
 * constructor. What changes for the program: the class of X is initialised after the arguments
 * instead of before.
 */
final class DelayedNew {

    private final MethodNode method;
    private final TypeFlow types;

    private DelayedNew(MethodNode method, TypeFlow types) {
        this.method = method;
        this.types = types;
    }

    /**
     * Rewrites the method where it has to.
     *
     * @return true if anything changed, so that types have to be computed again
     */
    static boolean rewrite(MethodNode method, TypeFlow types) {
        return new DelayedNew(method, types).run();
    }

    private boolean run() {
        Set<Label> suspended = new HashSet<>();
        for (AbstractInsnNode insn : method.instructions) {
            if (SuspendCall.isOne(insn) && types.reaches(insn)) {
                for (Object type : types.before(insn).stack()) {
                    if (type instanceof Label label) {
                        suspended.add(label);
                    }
                }
            }
        }
        if (suspended.isEmpty()) {
            return false;
        }
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof MethodInsnNode init
                    && types.constructedBy(init) != null
                    && suspended.contains(types.constructedBy(init))) {
                construct(init);
            }
        }
        removeAllocations(suspended);
        return true;
    }

    /** At the constructor call: arguments into locals, then the allocation, then the arguments. */
    private void construct(MethodInsnNode init) {
        Type[] arguments = Type.getArgumentTypes(init.desc);
        int[] slots = new int[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            slots[i] = method.maxLocals;
            method.maxLocals += arguments[i].getSize();
        }
        InsnList code = new InsnList();
        for (int i = arguments.length - 1; i >= 0; i--) {
            code.add(new VarInsnNode(arguments[i].getOpcode(Opcodes.ISTORE), slots[i]));
        }
        code.add(new TypeInsnNode(Opcodes.NEW, init.owner));
        code.add(new InsnNode(Opcodes.DUP));
        for (int i = 0; i < arguments.length; i++) {
            code.add(new VarInsnNode(arguments[i].getOpcode(Opcodes.ILOAD), slots[i]));
        }
        method.instructions.insertBefore(init, code);
    }

    /**
     * Removes {@code new} and its {@code dup}, and what stack maps say of the object in between.
     */
    private void removeAllocations(Set<Label> suspended) {
        Set<LabelNode> labels = new HashSet<>();
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof LabelNode label && suspended.contains(label.getLabel())) {
                labels.add(label);
                AbstractInsnNode allocation = nextReal(label);
                AbstractInsnNode dup = nextReal(allocation);
                if (allocation.getOpcode() != Opcodes.NEW || dup.getOpcode() != Opcodes.DUP) {
                    throw new AsyncCompileException(
                            "await inside the arguments of a constructor that was not compiled by"
                                    + " javac: its new is not followed by dup",
                            Blocks.lineOf(allocation));
                }
                method.instructions.remove(allocation);
                method.instructions.remove(dup);
            }
        }
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FrameNode frame && frame.stack != null) {
                List<Object> stack = new ArrayList<>(frame.stack);
                stack.removeIf(labels::contains);
                frame.stack = stack;
            }
        }
    }

    private static AbstractInsnNode nextReal(AbstractInsnNode from) {
        AbstractInsnNode at = from.getNext();
        while (at.getOpcode() < 0) {
            at = at.getNext();
        }
        return at;
    }
}
