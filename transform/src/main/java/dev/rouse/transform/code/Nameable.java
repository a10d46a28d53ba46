package dev.rouse.transform.code;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Which types a body may be cast to. A variable can have a type that its code may not name: with
 * {@code var} and inference a class that is private to another package. The verifier does not mind,
 * but a cast would fail when it runs. No class is loaded to find out; what the body itself names,
 * it may name, and so it may its own package and a few everyday types.
 */
final class Nameable {

    private static final Set<String> EVERYDAY =
            Set.of(Names.OBJECT, "java/lang/String", Names.FUTURE, Names.POLL, Names.CONTEXT);

    private final String pkg;
    private final Set<String> named = new HashSet<>(EVERYDAY);

    Nameable(Block block) {
        this.pkg = packageOf(block.host().name);
        for (AbstractInsnNode insn : block.body().instructions) {
            if (insn instanceof MethodInsnNode call) {
                named.add(element(call.owner));
            } else if (insn instanceof FieldInsnNode access) {
                named.add(element(access.owner));
            } else if (insn instanceof TypeInsnNode type) {
                named.add(element(type.desc));
            }
        }
    }

    /**
     * Tells whether a cast is certain to be allowed.
     *
     * @param type an internal name, or the descriptor of an array
     */
    boolean contains(String type) {
        String element = element(type);
        return element.length() == 1 // an array of primitives
                || named.contains(element)
                || packageOf(element).equals(pkg);
    }

    private static String element(String type) {
        if (type.charAt(0) != '[') {
            return type;
        }
        Type element = Type.getObjectType(type).getElementType();
        return element.getSort() == Type.OBJECT
                ? element.getInternalName()
                : element.getDescriptor();
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, internalName.lastIndexOf('/') + 1);
    }
}
