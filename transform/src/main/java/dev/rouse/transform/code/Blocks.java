package dev.rouse.transform.code;

import dev.rouse.transform.AsyncCompileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the blocks of a class: lambdas of the block types whose bodies are suspended. */
final class Blocks {

    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

    /** Makes lambdas that are serializable or have types beside the first; frames have one. */
    private static final String METAFACTORY_OF_MORE_TYPES = "altMetafactory";

    private final ClassNode host;
    private final FrameNames names;

    /** By name and descriptor of the body: without debug information javac shares equal bodies. */
    private final Map<String, Block> byBody = new LinkedHashMap<>();

    private Blocks(ClassNode host) {
        this.host = host;
        this.names = new FrameNames(host);
    }

    static Blocks in(ClassNode host) {
        Blocks blocks = new Blocks(host);
        for (MethodNode method : host.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof InvokeDynamicInsnNode indy) {
                    blocks.consider(indy);
                }
            }
        }
        return blocks;
    }

    List<Block> all() {
        return new ArrayList<>(byBody.values());
    }

    /** The block that a lambda is, or null for any other lambda. */
    @Nullable Block of(InvokeDynamicInsnNode indy) {
        Handle body = bodyOf(indy);
        return body == null ? null : byBody.get(body.getName() + body.getDesc());
    }

    private void consider(InvokeDynamicInsnNode indy) {
        Handle handle = bodyOf(indy);
        if (handle == null || byBody.containsKey(handle.getName() + handle.getDesc())) {
            return;
        }
        MethodNode body = method(handle);
        BlockKind kind = kindOf(indy);
        AbstractInsnNode suspension = body == null ? null : firstSuspension(body);
        if (body != null && kind != null && suspension != null) {
            if (indy.bsm.getName().equals(METAFACTORY_OF_MORE_TYPES)) {
                throw new AsyncCompileException(
                        "a block of more types than "
                                + kind.type().substring(Names.ROOT.length())
                                + ", as by a cast to it & Serializable, cannot be suspended; let it be"
                                + " of that type alone",
                        lineOf(suspension));
            }
            String frame = names.frameOf(body);
            List<Type> captures = List.of(Type.getArgumentTypes(body.desc));
            byBody.put(
                    handle.getName() + handle.getDesc(),
                    new Block(host, body, captures, kind, frame));
        }
    }

    private @Nullable MethodNode method(Handle handle) {
        for (MethodNode method : host.methods) {
            if (method.name.equals(handle.getName()) && method.desc.equals(handle.getDesc())) {
                return method;
            }
        }
        return null;
    }

    /** The body of a lambda of a block type that stands in this class; null for anything else. */
    private @Nullable Handle bodyOf(InvokeDynamicInsnNode indy) {
        if (!indy.bsm.getOwner().equals(METAFACTORY) || kindOf(indy) == null) {
            return null;
        }
        return indy.bsmArgs[1] instanceof Handle body && body.getOwner().equals(host.name)
                ? body
                : null;
    }

    private static @Nullable BlockKind kindOf(InvokeDynamicInsnNode indy) {
        Type type = Type.getReturnType(indy.desc);
        return type.getSort() == Type.OBJECT ? BlockKind.ofType(type.getInternalName()) : null;
    }

    private static @Nullable AbstractInsnNode firstSuspension(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (SuspendCall.isOne(insn)) {
                return insn;
            }
        }
        return null;
    }

    /** The line an instruction belongs to, or 0. */
    static int lineOf(AbstractInsnNode insn) {
        for (AbstractInsnNode at = insn; at != null; at = at.getPrevious()) {
            if (at instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }
}
