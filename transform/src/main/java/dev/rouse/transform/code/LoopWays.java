package dev.rouse.transform.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes the ways on which a resumed body goes back into its loops, through their heads; the
 * letters are those of {@link BodyWriter}, the reason is in {@link Loops}.
 */
final class LoopWays {

    private final MethodNode body;
    private final Layout layout;
    private final StackMaps maps;
    private final Code tail;
    private final Map<LabelNode, SortedMap<Integer, LabelNode>> dispatch = new LinkedHashMap<>();

    /** Ways are added to {@code tail}, the parts behind the end. */
    LoopWays(MethodNode body, Layout layout, StackMaps maps, Code tail) {
        this.body = body;
        this.layout = layout;
        this.maps = maps;
        this.tail = tail;
    }

    /**
     * Writes the way of a resumed body to where it goes on.
     *
     * @param resume R of that suspension
     * @return the label to jump to from the beginning: R, or the way to the outermost head
     */
    LabelNode to(SuspendPoint point, LabelNode resume) {
        LabelNode next = resume;
        List<LabelNode> heads = point.loops();
        for (int i = heads.size() - 1; i >= 0; i--) {
            dispatch.computeIfAbsent(heads.get(i), head -> new TreeMap<>())
                    .put(point.number(), next);
            next = writeWayToHead(heads.get(i), point.number());
        }
        return next;
    }

    /** Nothing reads the locals between a head and D, but the stack map of the head lists them. */
    private LabelNode writeWayToHead(LabelNode head, int number) {
        LabelNode way = new LabelNode();
        FrameNode atHead = requireFrame(head);
        tail.label(way).frame(maps.own(), new Object[0]);
        int slot = 0;
        for (int i = 0; i < atHead.local.size(); i++) {
            Object type = atHead.local.get(i);
            Kind kind = Kind.of(type);
            if (slot >= layout.moved(layout.firstOwnSlot()) && type != Opcodes.TOP) {
                tail.op(kind.zero).var(kind.store, slot);
            }
            slot += type == Opcodes.TOP ? 1 : kind.size;
        }
        tail.push(number).var(Opcodes.ISTORE, layout.resumeSlot()).jump(Opcodes.GOTO, head);
        return way;
    }

    private static FrameNode requireFrame(LabelNode head) {
        FrameNode frame = Loops.frameAt(head);
        if (frame == null) {
            throw new IllegalStateException("a loop head has lost its stack map");
        }
        return frame;
    }

    /** Writes D of each head, and the check that goes there; to be called last. */
    void writeDispatches() {
        dispatch.forEach(this::writeDispatch);
    }

    private void writeDispatch(LabelNode head, SortedMap<Integer, LabelNode> targets) {
        LabelNode dispatching = new LabelNode();
        Code check = new Code();
        check.var(Opcodes.ILOAD, layout.resumeSlot()).jump(Opcodes.IFNE, dispatching);
        FrameNode atHead = requireFrame(head);
        renameAllocation(atHead, check);
        body.instructions.insert(atHead, check.list);
        tail.label(dispatching).frame(maps.own(), new Object[0]);
        List<LabelNode> labels = new ArrayList<>(targets.values());
        if (labels.size() == 1) {
            tail.jump(Opcodes.GOTO, labels.get(0));
        } else {
            int[] keys = targets.keySet().stream().mapToInt(Integer::intValue).toArray();
            tail.var(Opcodes.ILOAD, layout.resumeSlot());
            tail.list.add(
                    new LookupSwitchInsnNode(
                            labels.get(0), keys, labels.toArray(new LabelNode[0])));
        }
    }

    /**
     * If a loop begins with {@code new}, stack maps call the object by a label that the head has
     * too. With the check in between that is no longer the place of the {@code new}, so it gets a
     * label of its own.
     */
    private void renameAllocation(FrameNode atHead, Code check) {
        Set<Object> atTheHead = new HashSet<>();
        for (AbstractInsnNode at = atHead.getPrevious();
                at != null && at.getOpcode() < 0;
                at = at.getPrevious()) {
            atTheHead.add(at);
        }
        LabelNode allocation = new LabelNode();
        check.label(allocation);
        for (AbstractInsnNode insn : body.instructions) {
            if (insn instanceof FrameNode frame && frame.stack != null) {
                List<Object> stack = new ArrayList<>(frame.stack);
                stack.replaceAll(type -> atTheHead.contains(type) ? allocation : type);
                frame.stack = stack;
            }
        }
    }
}
