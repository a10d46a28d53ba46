package dev.rouse.transform.code;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The calls that suspend a body. Each takes one value, which is on top of the stack before it. */
public enum SuspendCall {
    /** Waits for a future and leaves its value. */
    AWAIT("await", Names.AWAIT_DESC, "async", "an async block"),
    /** Hands out an item of a stream. */
    EMIT("emit", Names.HAND_OUT_DESC, "stream", "a stream's block"),
    /** Hands out a value of a generator. */
    YIELD("yield_", Names.HAND_OUT_DESC, "generator", "a generator's block");

    private static final SuspendCall[] ALL = values();

    private final String word;
    private final String desc;
    private final String factory;
    private final String place;

    SuspendCall(String word, String desc, String factory, String place) {
        this.word = word;
        this.desc = desc;
        this.factory = factory;
        this.place = place;
    }

    /**
     * Gives the name of the method.
     *
     * @return the word as it stands in sources
     */
    public String word() {
        return word;
    }

    /**
     * Gives the method that makes something of the blocks in which it stands; awaits stand in
     * streams too.
     *
     * @return its name
     */
    public String factory() {
        return factory;
    }

    /**
     * Gives a name for these blocks.
     *
     * @return like {@code an async block}
     */
    public String place() {
        return place;
    }

    /**
     * Finds a call by its name alone; whose method it is remains to be seen.
     *
     * @param name the name of a method
     * @return the call, or null
     */
    public static @Nullable SuspendCall named(CharSequence name) {
        for (SuspendCall call : ALL) {
            if (call.word.length() == name.length() && call.word.contentEquals(name)) {
                return call;
            }
        }
        return null;
    }

    static @Nullable SuspendCall of(AbstractInsnNode insn) {
        if (insn instanceof MethodInsnNode method && method.owner.equals(Names.ASYNC)) {
            SuspendCall call = named(method.name);
            return call != null && call.desc.equals(method.desc) ? call : null;
        }
        return null;
    }

    static boolean isOne(AbstractInsnNode insn) {
        return of(insn) != null;
    }
}
