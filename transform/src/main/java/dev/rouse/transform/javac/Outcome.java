package dev.rouse.transform.javac;

import dev.rouse.transform.code.BlockSize;
import dev.rouse.transform.code.ClassTransformer;
import dev.rouse.transform.code.Compiled;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a class file with blocks. It is found out without javac, on any thread, and told
 * to the user on javac's, by {@link Reports}.
 *
 * @param compiled its blocks; if one is too long for a class file, only that one
 * @param unwritten what is still to be written because the class is in no file on disk, by internal
 *     name
 * @param failure what went wrong, or null
 */
record Outcome(
        List<Compiled> compiled, Map<String, byte[]> unwritten, @Nullable Throwable failure) {

    /**
     * Compiles the blocks of a class, and replaces it if it is on disk. Throws nothing.
     *
     * @param explain whether the state machines are wanted too
     */
    static Outcome of(ClassFile file, boolean explain) {
        List<Compiled> compiled = new ArrayList<>();
        try {
            Map<String, byte[]> result =
                    ClassTransformer.transform(file.bytes(), explain, compiled::add);
            boolean isDone = result.isEmpty() || file.replace(result);
            return new Outcome(List.copyOf(compiled), isDone ? Map.of() : result, null);
        } catch (IOException | RuntimeException | Error e) {
            return new Outcome(List.copyOf(compiled), Map.of(), e);
        }
    }

    /** Whether the class was not where it was expected, or its directory has gone. */
    boolean isMissing() {
        return failure instanceof NoSuchFileException;
    }

    /** Whether javac's thread has nothing to do about it. */
    boolean isSilent() {
        return failure == null
                && unwritten.isEmpty()
                && compiled.stream().allMatch(block -> BlockSize.warning(block) == null);
    }
}
