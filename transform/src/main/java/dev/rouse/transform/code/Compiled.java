package dev.rouse.transform.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a block, for those who tell the user about it.
 *
 * @param kind what kind of block it is
 * @param host the binary name of the class it stands in
 * @param method the name that javac gave the method of its body
 * @param lines the line of each await, emit or yield, in the order of their numbers
 * @param bytes how long the code of the body is in the class file
 * @param machine the state machine, if it was asked for
 */
public record Compiled(
        BlockKind kind,
        String host,
        String method,
        List<Integer> lines,
        int bytes,
        @Nullable Machine machine) {

    Compiled withBytes(int size) {
        return new Compiled(kind, host, method, lines, size, machine);
    }
}
