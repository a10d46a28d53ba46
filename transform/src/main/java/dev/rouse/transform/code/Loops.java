package dev.rouse.transform.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The loops around each instruction, as javac lays them out: from the target of a jump back to the
 * last jump that goes there.
 *
 * <p>A resumed body goes back into a loop through its head. Jumping straight to the await would be
 * shorter, but gives the loop a second entry, and the JIT does not optimise such loops. Heads that
 * have something on the stack cannot be used for that and are left out; then the body jumps
 * straight, which is as correct, only slower.
 */
final class Loops {

    private final MethodNode method;
    private final Map<LabelNode, Integer> lastJump = new HashMap<>();

    private Loops(MethodNode method) {
        this.method = method;
        for (AbstractInsnNode insn : method.instructions) {
            for (LabelNode target : Flow.targets(insn)) {
                int from = method.instructions.indexOf(insn);
                if (method.instructions.indexOf(target) < from && isUsable(target)) {
                    lastJump.merge(target, from, Math::max);
                }
            }
        }
    }

    static Loops of(MethodNode method) {
        return new Loops(method);
    }

    /** The heads of the loops around {@code insn}, outermost first. */
    List<LabelNode> around(AbstractInsnNode insn) {
        int at = method.instructions.indexOf(insn);
        Map<Integer, LabelNode> heads = new TreeMap<>();
        lastJump.forEach(
                (head, last) -> {
                    int first = method.instructions.indexOf(head);
                    if (first <= at && at <= last) {
                        heads.put(first, head);
                    }
                });
        return new ArrayList<>(heads.values());
    }

    /** The stack map of a label, or null if it has none. */
    static @Nullable FrameNode frameAt(LabelNode label) {
        for (AbstractInsnNode at = label.getNext();
                at != null && at.getOpcode() < 0;
                at = at.getNext()) {
            if (at instanceof FrameNode frame) {
                return frame;
            }
        }
        return null;
    }

    private static boolean isUsable(LabelNode head) {
        FrameNode frame = frameAt(head);
        return frame != null && (frame.stack == null || frame.stack.isEmpty());
    }
}
