package dev.rouse.transform.code;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The verifier's view of a method: the types in the locals and on the stack before chosen
 * instructions. One pass in code order: where control flow meets, javac's stack maps say what is
 * there, and in between the types follow from the instructions.
 */
final class TypeFlow {

    /**
     * What is there before an instruction. Types are those of ASM's frames; a long or double has
     * one entry on the stack, and two in the locals, the second one TOP.
     *
     * @param locals by slot
     * @param stack from the bottom
     */
    record State(List<Object> locals, List<Object> stack) {}

    private final IdentityHashMap<AbstractInsnNode, State> suspensions = new IdentityHashMap<>();

    /** For each constructor call on a fresh object: the label of the {@code new} that made it. */
    private final IdentityHashMap<MethodInsnNode, Label> constructed = new IdentityHashMap<>();

    /** For each store and load of an object without a constructor run: that label. */
    private final IdentityHashMap<VarInsnNode, Label> moved = new IdentityHashMap<>();

    static TypeFlow of(String owner, MethodNode method) {
        labelAllocations(method);
        TypeFlow flow = new TypeFlow();
        flow.run(owner, method);
        return flow;
    }

    /** Objects without a constructor run are called by the label before their {@code new}. */
    private static void labelAllocations(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.NEW) {
                AbstractInsnNode previous = insn.getPrevious();
                while (previous != null
                        && previous.getOpcode() < 0
                        && !(previous instanceof LabelNode)) {
                    previous = previous.getPrevious();
                }
                if (!(previous instanceof LabelNode)) {
                    method.instructions.insertBefore(insn, new LabelNode());
                }
            }
        }
    }

    State before(AbstractInsnNode suspension) {
        return Objects.requireNonNull(suspensions.get(suspension), "not reached");
    }

    boolean reaches(AbstractInsnNode suspension) {
        return suspensions.containsKey(suspension);
    }

    @Nullable Label constructedBy(MethodInsnNode init) {
        return constructed.get(init);
    }

    @Nullable Label movedBy(VarInsnNode access) {
        return moved.get(access);
    }

    private void run(String owner, MethodNode method) {
        AnalyzerAdapter types = new Types(owner, method.access, method.name, method.desc);
        for (AbstractInsnNode insn : method.instructions) {
            if (types.stack != null) {
                look(insn, types);
            }
            insn.accept(types);
        }
    }

    private void look(AbstractInsnNode insn, AnalyzerAdapter types) {
        if (SuspendCall.isOne(insn)) {
            suspensions.put(insn, new State(new ArrayList<>(types.locals), singles(types.stack)));
        } else if (insn instanceof MethodInsnNode call && call.name.equals("<init>")) {
            int depth = (Type.getArgumentsAndReturnSizes(call.desc) >> 2) - 1;
            Object receiver = types.stack.get(types.stack.size() - 1 - depth);
            if (receiver instanceof Label label) {
                constructed.put(call, label);
            }
        } else if (insn instanceof VarInsnNode access) {
            Object value =
                    access.getOpcode() == Opcodes.ASTORE
                            ? types.stack.get(types.stack.size() - 1)
                            : access.getOpcode() == Opcodes.ALOAD
                                    ? types.locals.get(access.var)
                                    : null;
            if (value instanceof Label label) {
                moved.put(access, label);
            }
        }
    }

    /** A stack in which long and double have one entry each. */
    private static List<Object> singles(List<Object> doubled) {
        List<Object> single = new ArrayList<>();
        for (int i = 0; i < doubled.size(); i++) {
            Object type = doubled.get(i);
            single.add(type);
            if (type == Opcodes.LONG || type == Opcodes.DOUBLE) {
                i++;
            }
        }
        return single;
    }

    /** The adapter must not be instantiated outside a subclass without naming the API. */
    private static final class Types extends AnalyzerAdapter {
        Types(String owner, int access, String name, String desc) {
            super(Opcodes.ASM9, owner, access, name, desc, null);
        }
    }
}
