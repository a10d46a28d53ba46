package dev.rouse.transform.code;

import dev.rouse.transform.AsyncCompileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
 *
 * <p>Such an object can be in a local too: before a switch expression with a {@code try} inside,
 * javac moves all that is on the stack into locals, since a handler would lose it, and back behind
 * the switch. These moves are left out.
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
                addLabels(types.before(insn).stack(), suspended);
                addLabels(types.before(insn).locals(), suspended);
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
        removeMoves(suspended);
        removeFromStackMaps(suspended);
        return true;
    }

    private static void addLabels(List<Object> types, Set<Label> labels) {
        for (Object type : types) {
            if (type instanceof Label label) {
                labels.add(label);
            }
        }
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

    /** Removes {@code new} and its {@code dup}. */
    private void removeAllocations(Set<Label> suspended) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof LabelNode label && suspended.contains(label.getLabel())) {
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
    }

    private void removeMoves(Set<Label> suspended) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof VarInsnNode access
                    && types.movedBy(access) != null
                    && suspended.contains(types.movedBy(access))) {
                method.instructions.remove(access);
            }
        }
    }

    private void removeFromStackMaps(Set<Label> suspended) {
        Predicate<Object> isOne =
                type -> type instanceof LabelNode label && suspended.contains(label.getLabel());
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FrameNode frame) {
                frame.stack = new ArrayList<>(frame.stack);
                frame.stack.removeIf(isOne);
                frame.local = new ArrayList<>(frame.local);
                frame.local.replaceAll(type -> isOne.test(type) ? Opcodes.TOP : type);
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
