package dev.rouse.transform.code;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * What is known of classes without loading them: those of the user that can be found, and those of
 * the JDK that this runs on.
 */
final class Ancestry {

    private final Function<String, byte @Nullable []> classes;
    private final Map<String, @Nullable ClassReader> read = new HashMap<>();

    Ancestry(Function<String, byte @Nullable []> classes) {
        this.classes = classes;
    }

    /**
     * Tells whether no object can be of both types.
     *
     * @param one an internal name
     * @param other another
     * @return false if some object can be, or if not enough is known
     */
    boolean areDisjoint(String one, String other) {
        Set<String> aboveOne = allAbove(one);
        Set<String> aboveOther = allAbove(other);
        return aboveOne != null
                && aboveOther != null
                && !aboveOne.contains(other)
                && !aboveOther.contains(one)
                && (has(one, Opcodes.ACC_FINAL)
                        || has(other, Opcodes.ACC_FINAL)
                        || !(has(one, Opcodes.ACC_INTERFACE) || has(other, Opcodes.ACC_INTERFACE)));
    }

    /** The type and all that it extends and implements; null if one of them is not found. */
    private @Nullable Set<String> allAbove(String type) {
        Set<String> above = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (above.add(name)) {
                ClassReader found = find(name);
                if (found == null) {
                    return null;
                }
                if (found.getSuperName() != null) { // Object has none
                    open.push(found.getSuperName());
                }
                open.addAll(List.of(found.getInterfaces()));
            }
        }
        return above;
    }

    private boolean has(String type, int flag) {
        ClassReader found = find(type);
        return found != null && (found.getAccess() & flag) != 0;
    }

    private @Nullable ClassReader find(String name) {
        if (!read.containsKey(name)) {
            byte[] bytes = classes.apply(name);
            read.put(name, bytes != null ? ClassTransformer.reader(bytes) : ofTheJdk(name));
        }
        return read.get(name);
    }

    private static @Nullable ClassReader ofTheJdk(String name) {
        try (InputStream in =
                ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
            return in == null ? null : ClassTransformer.reader(in.readAllBytes());
        } catch (IOException e) {
            return null;
        }
    }
}
