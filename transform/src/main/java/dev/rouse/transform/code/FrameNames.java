package dev.rouse.transform.code;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Names the frames of a class after the bodies of their blocks, so that a stack trace, which has
 * both, reads as one: the block {@code lambda$load$3} of {@code Shop} has the frame {@code
 * Shop$$Async$load$3}. The same class gives the same names, always.
 */
final class FrameNames {

    private static final String LAMBDA = "lambda$";

    private final ClassNode host;
    private final Set<String> given = new HashSet<>();

    FrameNames(ClassNode host) {
        this.host = host;
    }

    /** Gives the internal name of the frame for a body; a body is asked for once. */
    String frameOf(MethodNode body) {
        String name =
                body.name.startsWith(LAMBDA) ? body.name.substring(LAMBDA.length()) : body.name;
        String frame = host.name + "$$Async$" + name;
        // a compiler may let methods with other parameters have the name
        for (int i = 2; !given.add(frame); i++) {
            frame = host.name + "$$Async$" + name + "$" + i;
        }
        return frame;
    }
}
