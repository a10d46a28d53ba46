package dev.rouse.transform.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Finds what is emitted or yielded and cannot be of the type of the block, as far as a class file
 * shows both.
 *
 * <p>{@code emit} takes any object, and the type arguments of a block are in no class file. But
 * where the stream that was made goes straight into a return, a field of its class or a local
 * variable, a signature says what is expected of it. And of what is given, the verifier's type is
 * known, which says less than the compiler knew: so nothing is said unless no object can be of both
 * types. An unchecked cast may still have been meant, which is why this finds no errors, only what
 * to warn of.
 */
public final class HandedOut {

    private final ClassNode host;
    private final Blocks blocks;
    private final Ancestry ancestry;
    private final Map<String, String> found = new LinkedHashMap<>();

    private HandedOut(ClassNode host, Ancestry ancestry) {
        this.host = host;
        this.blocks = Blocks.in(host);
        this.ancestry = ancestry;
    }

    /**
     * Looks at the blocks of a class.
     *
     * @param classFile the class as its compiler wrote it
     * @param classes finds other class files of the user by internal name, or null
     * @return a sentence for each value that is not what its block is declared to give
     */
    public static List<String> mismatchesIn(
            byte[] classFile, Function<String, byte @Nullable []> classes) {
        if (!ClassTransformer.mentionsAsync(classFile)) {
            return List.of();
        }
        HandedOut values = new HandedOut(ClassTransformer.read(classFile), new Ancestry(classes));
        values.look();
        return new ArrayList<>(values.found.values());
    }

    private void look() {
        for (MethodNode method : host.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                Block block = insn instanceof InvokeDynamicInsnNode indy ? blocks.of(indy) : null;
                if (block == null || !CallSites.goesIntoFactory(insn, block.kind())) {
                    continue;
                }
                String signature = signatureOfTarget(method, Code.next(Code.next(insn)));
                String declared =
                        signature == null ? null : FirstArgument.of(block.kind().made(), signature);
                if (declared != null && !declared.equals(Names.OBJECT)) {
                    check(block, declared);
                }
            }
        }
    }

    /** The generic type of where the instruction puts what is on the stack, if it is known. */
    private @Nullable String signatureOfTarget(MethodNode method, @Nullable AbstractInsnNode insn) {
        if (insn == null) {
            return null;
        }
        if (insn.getOpcode() == Opcodes.ARETURN) {
            String signature = method.signature;
            return signature == null ? null : signature.substring(signature.indexOf(')') + 1);
        }
        if (insn.getOpcode() == Opcodes.ASTORE) {
            return signatureOfLocal(method, (VarInsnNode) insn);
        }
        if (insn instanceof FieldInsnNode put && put.owner.equals(host.name)) {
            for (FieldNode field : host.fields) {
                if (field.name.equals(put.name) && field.desc.equals(put.desc)) {
                    return field.signature;
                }
            }
        }
        return null;
    }

    /** The variable that begins behind the store, or one that is there already. */
    private static @Nullable String signatureOfLocal(MethodNode method, VarInsnNode store) {
        AbstractInsnNode next = Code.next(store);
        if (method.localVariables == null || next == null) {
            return null;
        }
        int position = method.instructions.indexOf(next);
        for (LocalVariableNode variable : method.localVariables) {
            if (variable.index == store.var
                    && method.instructions.indexOf(variable.start) <= position
                    && position < method.instructions.indexOf(variable.end)) {
                return variable.signature;
            }
        }
        return null;
    }

    private void check(Block block, String declared) {
        TypeFlow types = TypeFlow.of(host.name, block.body());
        for (AbstractInsnNode insn : block.body().instructions) {
            SuspendCall call = SuspendCall.of(insn);
            if (call == null || call == SuspendCall.AWAIT || !types.reaches(insn)) {
                continue;
            }
            List<Object> stack = types.before(insn).stack();
            if (stack.get(stack.size() - 1) instanceof String given
                    && ancestry.areDisjoint(given, declared)) {
                found.put(
                        block.body().name + block.body().instructions.indexOf(insn) + declared,
                        message(block, call, insn, declared, given));
            }
        }
    }

    private String message(
            Block block, SuspendCall call, AbstractInsnNode at, String declared, String given) {
        int line = Blocks.lineOf(at);
        return host.name.replace('/', '.')
                + "."
                + block.body().name
                + ": this "
                + (call == SuspendCall.EMIT ? "stream's items are " : "generator's values are ")
                + declared.replace('/', '.')
                + ", "
                + call.word()
                + " gives "
                + given.replace('/', '.')
                + (line > 0 ? " (line " + line + ")" : "")
                + "; who uses it as what it should be gets a ClassCastException";
    }
}
