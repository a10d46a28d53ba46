package dev.rouse.transform.code;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Where everything lives: slots of the rewritten body, fields of the frame.
 *
 * <pre>{@code
 * slots    static body:    0 frame   1 context  2 awaited  3 resume  4... the block's own
 *          instance body:  0 this    1 frame    2 context  3 awaited 4 resume  5... the block's own
 * fields   c0, c1, ...     the captured values, with their own types
 *          l0, i0, j0, f0, d0, ...   what else is live across some suspension, by kind
 * }</pre>
 *
 * <p>A captured value to which the body never assigns stays in its c field: suspending costs it
 * nothing, except that the field is cleared when no later code reads it. Everything else that is
 * live gets the next free field of its kind, anew at each suspension, so there are as many fields
 * as the fullest one needs.
 */
final class Layout {

    /** A value kept in the frame: a local by slot, or a stack entry by position. */
    record Spill(int index, Object type, String field) {}

    private final Block block;
    private final List<SuspendPoint> points;
    private final boolean hasLoops;
    private final int[] captureSlots;
    private final BitSet assigned = new BitSet();
    private final Map<SuspendPoint, List<Spill>> locals = new HashMap<>();
    private final Map<SuspendPoint, List<@Nullable Spill>> stacks = new HashMap<>();
    private final EnumMap<Kind, Integer> fieldCounts = new EnumMap<>(Kind.class);

    Layout(Block block, List<SuspendPoint> points) {
        this.block = block;
        this.points = points;
        this.hasLoops = points.stream().anyMatch(SuspendPoint::isInLoop);
        this.captureSlots = new int[block.captures().size()];
        int slot = block.isInstance() ? 1 : 0;
        for (int i = 0; i < captureSlots.length; i++) {
            captureSlots[i] = slot;
            slot += block.captures().get(i).getSize();
        }
        for (AbstractInsnNode insn : block.body().instructions) {
            if (insn instanceof VarInsnNode access && access.getOpcode() >= Opcodes.ISTORE) {
                assigned.set(access.var);
            } else if (insn instanceof IincInsnNode increment) {
                assigned.set(increment.var);
            }
        }
        points.forEach(this::assignFields);
    }

    private void assignFields(SuspendPoint point) {
        EnumMap<Kind, Integer> used = new EnumMap<>(Kind.class);
        List<Spill> spilledLocals = new ArrayList<>();
        List<Object> types = point.types().locals();
        for (int slot = firstOwnSlot(); slot < types.size(); slot++) {
            Object type = types.get(slot);
            if (point.live().get(slot) && isValue(type) && captureAt(slot) < 0) {
                spilledLocals.add(new Spill(slot, type, nextField(type, used)));
            }
        }
        List<@Nullable Spill> spilledStack = new ArrayList<>();
        List<Object> stack = point.stackBelow();
        for (int i = 0; i < stack.size(); i++) {
            Object type = stack.get(i);
            spilledStack.add(isValue(type) ? new Spill(i, type, nextField(type, used)) : null);
        }
        locals.put(point, spilledLocals);
        stacks.put(point, spilledStack);
        used.forEach((kind, count) -> fieldCounts.merge(kind, count, Math::max));
    }

    private static String nextField(Object type, EnumMap<Kind, Integer> used) {
        Kind kind = Kind.of(type);
        int index = used.merge(kind, 1, Integer::sum) - 1;
        return kind.field(index);
    }

    /** Neither empty nor the constant null, which is made anew instead of being kept. */
    static boolean isValue(Object type) {
        return type != Opcodes.TOP && type != Opcodes.NULL;
    }

    /** The captured value that still lives in its field when the slot is restored, or -1. */
    int captureAt(int slot) {
        for (int i = 0; i < captureSlots.length; i++) {
            if (captureSlots[i] == slot && !assigned.get(slot)) {
                return i;
            }
        }
        return -1;
    }

    boolean isAssigned(int capture) {
        return assigned.get(captureSlots[capture]);
    }

    int captureSlot(int capture) {
        return captureSlots[capture];
    }

    Type captureType(int capture) {
        return block.captures().get(capture);
    }

    int captureCount() {
        return captureSlots.length;
    }

    static String captureField(int capture) {
        return "c" + capture;
    }

    List<Spill> locals(SuspendPoint point) {
        return locals.getOrDefault(point, List.of());
    }

    /** By position from the bottom; null for the constant null. */
    List<@Nullable Spill> stack(SuspendPoint point) {
        return stacks.getOrDefault(point, List.of());
    }

    Map<Kind, Integer> fieldCounts() {
        return fieldCounts;
    }

    List<SuspendPoint> points() {
        return points;
    }

    boolean hasLoops() {
        return hasLoops;
    }

    // ---- slots ----

    int firstOwnSlot() {
        return block.isInstance() ? 1 : 0;
    }

    int frameSlot() {
        return firstOwnSlot();
    }

    int contextSlot() {
        return firstOwnSlot() + 1;
    }

    /** The awaited future; on its way out, the value that is handed out. */
    int awaitedSlot() {
        return firstOwnSlot() + 2;
    }

    /** The state to go back to while the body finds its way through loop heads; else zero. */
    int resumeSlot() {
        return firstOwnSlot() + 3;
    }

    /** Where a slot of javac's body is in the rewritten one. */
    int moved(int slot) {
        return slot < firstOwnSlot() ? slot : slot + (hasLoops ? 4 : 3);
    }
}
