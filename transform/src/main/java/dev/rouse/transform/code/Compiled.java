package dev.rouse.transform.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a block, for those who tell the user about it.
 *
 * @param host the binary name of the class it stands in
 * @param method the name that javac gave the method of its body
 * @param awaitLines the line of each await, in the order of their numbers
 * @param bytes how long the code of the body is in the class file
 * @param machine the state machine, if it was asked for
 */
public record Compiled(
        String host,
        String method,
        List<Integer> awaitLines,
        int bytes,
        @Nullable Machine machine) {

    Compiled withBytes(int size) {
        return new Compiled(host, method, awaitLines, size, machine);
    }
}
