package dev.rouse.transform.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Says what a body that is about to be rewritten keeps where it is suspended, with the user's
 * names.
 */
final class Machines {

    private final Block block;
    private final MethodNode body;

    /** True if a variable without a name is none of the source. */
    private final boolean hasNames;

    private Machines(Block block) {
        this.block = block;
        this.body = block.body();
        this.hasNames = block.host().methods.stream().anyMatch(Machines::hasNames);
    }

    private static boolean hasNames(MethodNode method) {
        return method.localVariables != null && !method.localVariables.isEmpty();
    }

    static Machine of(Block block, List<SuspendPoint> points) {
        Machines names = new Machines(block);
        List<Machine.Suspension> suspensions = new ArrayList<>();
        for (SuspendPoint point : points) {
            suspensions.add(
                    new Machine.Suspension(
                            point.number(), point.call(), point.line(), names.kept(point)));
        }
        return new Machine(names.captures(), suspensions, Steps.of(block.body(), points));
    }

    private List<Machine.Variable> captures() {
        List<Machine.Variable> captures = new ArrayList<>(self());
        int slot = captures.size();
        for (Type type : block.captures()) {
            LocalVariableNode known = variable(slot, body.instructions.getFirst());
            captures.add(named(slot, known, TypeNames.of(type.getDescriptor())));
            slot += type.getSize();
        }
        return captures;
    }

    private List<Machine.Variable> self() {
        return block.isInstance()
                ? List.of(new Machine.Variable("this", TypeNames.of("L" + block.host().name + ";")))
                : List.of();
    }

    private List<Machine.Variable> kept(SuspendPoint point) {
        List<Machine.Variable> kept = new ArrayList<>(self());
        List<Object> locals = point.types().locals();
        for (int slot = kept.size(); slot < locals.size(); slot++) {
            if (point.live().get(slot) && Layout.isValue(locals.get(slot))) {
                LocalVariableNode known = variable(slot, point.insn());
                Machine.Variable variable = named(slot, known, typeOf(locals.get(slot)));
                String word = hasNames ? Unnamed.word(slot, known, point.insn()) : null;
                kept.add(word == null ? variable : worded(word, slot, variable.type(), kept));
            }
        }
        for (int i = 0; i < point.stackBelow().size(); i++) {
            if (Layout.isValue(point.stackBelow().get(i))) {
                kept.add(operand(point, i, kept));
            }
        }
        return kept;
    }

    /** What javac keeps for itself; a second one of the same kind has its slot beside the word. */
    private static Machine.Variable worded(
            String word, int slot, String type, List<Machine.Variable> kept) {
        Machine.Variable variable = new Machine.Variable(word, type);
        return kept.contains(variable)
                ? new Machine.Variable(word + " (slot " + slot + ")", type)
                : variable;
    }

    /** A value on the stack, by the name of the variable that it was read from if there is one. */
    private Machine.Variable operand(SuspendPoint point, int index, List<Machine.Variable> kept) {
        int slot = Operands.slotOf(point.insn(), point.types().stack().size() - 1 - index);
        LocalVariableNode known = slot == Operands.UNKNOWN ? null : variable(slot, point.insn());
        Object type = point.stackBelow().get(index);
        if (known == null || (slot == 0 && block.isInstance())) {
            return new Machine.Variable("operand " + (index + 1), typeOf(type));
        }
        Machine.Variable variable = named(slot, known, typeOf(type));
        return kept.contains(variable)
                ? new Machine.Variable(variable.name() + " (operand)", variable.type())
                : variable;
    }

    private static Machine.Variable named(
            int slot, @Nullable LocalVariableNode known, String verified) {
        return known == null
                ? new Machine.Variable("slot " + slot, verified)
                : new Machine.Variable(
                        known.name,
                        TypeNames.of(known.signature != null ? known.signature : known.desc));
    }

    private @Nullable LocalVariableNode variable(int slot, AbstractInsnNode at) {
        if (body.localVariables != null) {
            int position = body.instructions.indexOf(at);
            for (LocalVariableNode variable : body.localVariables) {
                if (variable.index == slot
                        && body.instructions.indexOf(variable.start) <= position
                        && position < body.instructions.indexOf(variable.end)) {
                    return variable;
                }
            }
        }
        return null;
    }

    /** The name of a type as ASM's frames write it. */
    private static String typeOf(Object type) {
        if (type instanceof String name) {
            return TypeNames.of(Type.getObjectType(name).getDescriptor());
        }
        Kind kind = Kind.of(type);
        return kind == Kind.REFERENCE ? "Object" : TypeNames.of(kind.desc);
    }
}
