package dev.rouse.transform.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes a body resumable. It stays as it was, with these changes:
 *
 * <pre>{@code
 * beginning    enter the frame; switch to the start or to where state n goes on
 * start        load the captured values
 * await n      P: [in a loop: ask tryProceed, else go to Y]
 *                 poll; pending -> go to S; take the value
 * loop head    resume != 0 -> go to D
 * return       wrap the value
 * behind the end, outside every try range:
 *              S: forget the answer   Y: keep stack and live locals, suspend, return pending
 *              R: put locals and stack back, take the awaited future, go to P
 *              E: give the locals of the next loop head any value, go there with resume = n
 *              D: switch on resume to the R or E of the next step inwards
 * }</pre>
 *
 * <p>The parts behind the end are in no try range, so no handler of the user ever sees locals half
 * restored; P is where the await was, so what the awaited future throws reaches the right handlers.
 */
final class BodyWriter {

    private final Block block;
    private final Layout layout;
    private final MethodNode body;
    private final String frame;
    private final Code tail = new Code();
    private final LabelNode[] resumeLabels;
    private final Map<LabelNode, SortedMap<Integer, LabelNode>> dispatch = new LinkedHashMap<>();

    private BodyWriter(Block block, Layout layout) {
        this.block = block;
        this.layout = layout;
        this.body = block.body();
        this.frame = block.frameName();
        this.resumeLabels = new LabelNode[layout.awaits().size()];
    }

    static void write(Block block, Layout layout) {
        new BodyWriter(block, layout).run();
    }

    private void run() {
        moveSlots();
        wrapReturns();
        Map<Integer, LabelNode> entries = new LinkedHashMap<>();
        for (Await await : layout.awaits()) {
            resumeLabels[await.number() - 1] = new LabelNode();
            writeAwait(await);
        }
        for (Await await : layout.awaits()) {
            entries.put(await.number(), wayTo(await));
        }
        dispatch.forEach(this::writeDispatch);
        writeBeginning(entries);
        body.instructions.add(tail.list);
        body.desc = block.bodyDesc();
        body.signature = null;
        body.parameters = null;
        body.visibleLocalVariableAnnotations = null;
        body.invisibleLocalVariableAnnotations = null;
        body.access &= ~Opcodes.ACC_PRIVATE;
        if (block.isInInterface()) {
            body.access |= Opcodes.ACC_PUBLIC;
        }
    }

    // ---- what was there ----

    private void moveSlots() {
        for (AbstractInsnNode insn : body.instructions) {
            if (insn instanceof VarInsnNode access) {
                access.var = layout.moved(access.var);
            } else if (insn instanceof IincInsnNode increment) {
                increment.var = layout.moved(increment.var);
            } else if (insn instanceof FrameNode original) {
                original.local = withOwn(original.local, Opcodes.TOP);
            }
        }
        if (body.localVariables != null) {
            for (LocalVariableNode variable : body.localVariables) {
                variable.index = layout.moved(variable.index);
            }
        }
    }

    /** Puts our locals before the block's own in a stack map. */
    private List<Object> withOwn(List<Object> original, Object awaited) {
        List<Object> locals = new ArrayList<>(original.subList(0, layout.firstOwnSlot()));
        locals.add(frame);
        locals.add(Names.CONTEXT);
        locals.add(awaited);
        if (layout.hasLoops()) {
            locals.add(Opcodes.INTEGER);
        }
        locals.addAll(original.subList(layout.firstOwnSlot(), original.size()));
        return locals;
    }

    private void wrapReturns() {
        for (AbstractInsnNode insn : body.instructions.toArray()) {
            if (Flow.isReturn(insn.getOpcode())) {
                Code code = new Code();
                if (block.action()) {
                    code.call(
                            Opcodes.INVOKESTATIC,
                            Names.POLL,
                            "ready",
                            "()" + Names.desc(Names.POLL));
                } else {
                    code.call(
                            Opcodes.INVOKESTATIC,
                            Names.POLL,
                            "ready",
                            "(" + Names.desc(Names.OBJECT) + ")" + Names.desc(Names.POLL));
                }
                body.instructions.insertBefore(insn, code.list);
                body.instructions.set(insn, new InsnNode(Opcodes.ARETURN));
            }
        }
    }

    // ---- the awaits ----

    private void writeAwait(Await await) {
        LabelNode poll = new LabelNode();
        LabelNode suspend = new LabelNode();
        LabelNode yield = new LabelNode();
        Object[] locals = localsAt(await);
        Object[] below = await.stackBelow().toArray();
        Code code = new Code();
        code.var(Opcodes.ASTORE, layout.awaitedSlot()).label(poll).frame(locals, below);
        if (await.isInLoop()) {
            code.var(Opcodes.ALOAD, layout.contextSlot())
                    .call(Opcodes.INVOKEINTERFACE, Names.CONTEXT, "tryProceed", "()Z")
                    .jump(Opcodes.IFEQ, yield);
        }
        code.var(Opcodes.ALOAD, layout.awaitedSlot())
                .var(Opcodes.ALOAD, layout.contextSlot())
                .call(Opcodes.INVOKEINTERFACE, Names.FUTURE, "poll", Names.POLL_DESC)
                .op(Opcodes.DUP)
                .getStatic(Names.FRAME, "PENDING", Names.desc(Names.POLL))
                .jump(Opcodes.IF_ACMPEQ, suspend)
                .call(
                        Opcodes.INVOKESTATIC,
                        Names.FRAME,
                        "value",
                        "(" + Names.desc(Names.POLL) + ")" + Names.desc(Names.OBJECT));
        body.instructions.insertBefore(await.insn(), code.list);
        body.instructions.remove(await.insn());

        Object[] withAnswer = await.types().stack().toArray();
        withAnswer[withAnswer.length - 1] = Names.POLL;
        tail.label(suspend).line(await.line(), suspend).frame(locals, withAnswer).op(Opcodes.POP);
        if (await.isInLoop()) {
            tail.label(yield).frame(locals, below);
        }
        writeSuspend(await);
        writeResume(await, poll);
    }

    /** The locals at P: those of javac, with the awaited future in its slot. */
    private Object[] localsAt(Await await) {
        List<Object> single = new ArrayList<>();
        List<Object> doubled = await.types().locals();
        for (int i = 0; i < doubled.size(); i++) {
            Object type = doubled.get(i);
            single.add(type);
            if (type == Opcodes.LONG || type == Opcodes.DOUBLE) {
                i++;
            }
        }
        return withOwn(single, Names.FUTURE).toArray();
    }

    private void writeSuspend(Await await) {
        List<Layout.@Nullable Spill> stack = layout.stack(await);
        for (int i = stack.size() - 1; i >= 0; i--) {
            Layout.Spill spill = stack.get(i);
            if (spill == null) {
                tail.op(Opcodes.POP);
            } else {
                keepTop(spill);
            }
        }
        for (Layout.Spill spill : layout.locals(await)) {
            loadFrame()
                    .var(Kind.of(spill.type()).load, layout.moved(spill.index()))
                    .put(frame, spill.field());
        }
        clearDeadCaptures(await);
        loadFrame()
                .var(Opcodes.ALOAD, layout.awaitedSlot())
                .push(await.number())
                .call(
                        Opcodes.INVOKEVIRTUAL,
                        frame,
                        "suspend",
                        "(" + Names.desc(Names.FUTURE) + "I)" + Names.desc(Names.POLL))
                .op(Opcodes.ARETURN);
    }

    private void keepTop(Layout.Spill spill) {
        Kind kind = Kind.of(spill.type());
        loadFrame();
        if (kind.size == 1) {
            tail.op(Opcodes.SWAP);
        } else {
            tail.op(Opcodes.DUP_X2).op(Opcodes.POP);
        }
        tail.put(frame, spill.field());
    }

    private void clearDeadCaptures(Await await) {
        for (int i = 0; i < layout.captureCount(); i++) {
            int slot = layout.captureSlot(i);
            if (!layout.isAssigned(i) && !await.live().get(slot)) {
                clearCapture(tail, i);
            }
        }
    }

    private void clearCapture(Code code, int capture) {
        String desc = layout.captureType(capture).getDescriptor();
        if (desc.length() > 1) { // a reference
            code.var(Opcodes.ALOAD, layout.frameSlot())
                    .op(Opcodes.ACONST_NULL)
                    .put(frame, Layout.captureField(capture), desc);
        }
    }

    private void writeResume(Await await, LabelNode poll) {
        LabelNode resume = resumeLabels[await.number() - 1];
        tail.label(resume).line(await.line(), resume).frame(ownLocals(), new Object[0]);
        if (layout.hasLoops()) {
            tail.op(Opcodes.ICONST_0).var(Opcodes.ISTORE, layout.resumeSlot());
        }
        restoreLocals(await);
        for (int i = 0; i < layout.stack(await).size(); i++) {
            Layout.Spill spill = layout.stack(await).get(i);
            if (spill == null) {
                tail.op(Opcodes.ACONST_NULL);
            } else {
                restore(spill);
            }
        }
        loadFrame()
                .var(Opcodes.ALOAD, layout.contextSlot())
                .call(
                        Opcodes.INVOKEVIRTUAL,
                        frame,
                        "resume",
                        "(" + Names.desc(Names.CONTEXT) + ")" + Names.desc(Names.FUTURE))
                .var(Opcodes.ASTORE, layout.awaitedSlot())
                .jump(Opcodes.GOTO, poll);
    }

    private void restoreLocals(Await await) {
        List<Object> types = await.types().locals();
        Map<Integer, Layout.Spill> spills = new HashMap<>();
        layout.locals(await).forEach(spill -> spills.put(spill.index(), spill));
        for (int slot = layout.firstOwnSlot(); slot < types.size(); slot++) {
            Object type = types.get(slot);
            if (type == Opcodes.TOP) {
                continue;
            }
            Kind kind = Kind.of(type);
            Layout.Spill spill = spills.get(slot);
            int capture = layout.captureAt(slot);
            if (spill != null) {
                restore(spill);
            } else if (capture >= 0 && await.live().get(slot)) {
                loadFrame()
                        .get(
                                frame,
                                Layout.captureField(capture),
                                layout.captureType(capture).getDescriptor());
            } else {
                tail.op(kind.zero); // dead, but the stack maps that follow still list it
            }
            tail.var(kind.store, layout.moved(slot));
            slot += kind.size - 1;
        }
    }

    /** Pushes a kept value, and lets go of it in the frame. */
    private void restore(Layout.Spill spill) {
        loadFrame().get(frame, spill.field());
        if (spill.needsCast()) {
            tail.cast(spill.type());
        }
        if (Kind.of(spill.type()) == Kind.REFERENCE) {
            loadFrame().op(Opcodes.ACONST_NULL).put(frame, spill.field());
        }
    }

    // ---- the ways back into loops ----

    /**
     * The label that a resumed body jumps to from its beginning: R, or the way to the first head.
     */
    private LabelNode wayTo(Await await) {
        LabelNode next = resumeLabels[await.number() - 1];
        List<LabelNode> heads = await.loops();
        for (int i = heads.size() - 1; i >= 0; i--) {
            dispatch.computeIfAbsent(heads.get(i), head -> new TreeMap<>())
                    .put(await.number(), next);
            next = writeWayToHead(heads.get(i), await.number());
        }
        return next;
    }

    /** Nothing reads the locals between a head and D, but the stack map of the head lists them. */
    private LabelNode writeWayToHead(LabelNode head, int number) {
        LabelNode way = new LabelNode();
        FrameNode atHead = requireFrame(head);
        tail.label(way).frame(ownLocals(), new Object[0]);
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

    private void writeDispatch(LabelNode head, SortedMap<Integer, LabelNode> targets) {
        LabelNode dispatching = new LabelNode();
        Code check = new Code();
        check.var(Opcodes.ILOAD, layout.resumeSlot()).jump(Opcodes.IFNE, dispatching);
        body.instructions.insert(requireFrame(head), check.list);
        tail.label(dispatching).frame(ownLocals(), new Object[0]);
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

    // ---- the beginning ----

    private void writeBeginning(Map<Integer, LabelNode> entries) {
        LabelNode start = new LabelNode();
        LabelNode ended = new LabelNode();
        LabelNode[] labels = new LabelNode[entries.size() + 1];
        labels[0] = start;
        entries.forEach((number, label) -> labels[number] = label);
        Code code = new Code();
        LabelNode first = new LabelNode();
        code.label(first).line(firstLine(), first);
        if (layout.hasLoops()) {
            code.op(Opcodes.ICONST_0).var(Opcodes.ISTORE, layout.resumeSlot());
        }
        code.var(Opcodes.ALOAD, layout.frameSlot())
                .call(Opcodes.INVOKEVIRTUAL, frame, "enter", "()I");
        code.list.add(new TableSwitchInsnNode(0, labels.length - 1, ended, labels));
        code.label(start).frame(ownLocals(), new Object[0]);
        for (int i = 0; i < layout.captureCount(); i++) {
            org.objectweb.asm.Type type = layout.captureType(i);
            code.var(Opcodes.ALOAD, layout.frameSlot())
                    .get(frame, Layout.captureField(i), type.getDescriptor())
                    .var(type.getOpcode(Opcodes.ISTORE), layout.moved(layout.captureSlot(i)));
            if (layout.isAssigned(i)) {
                clearCapture(code, i);
            }
        }
        code.op(Opcodes.NOP); // javac's code may begin with a stack map of its own
        body.instructions.insert(code.list);
        tail.label(ended)
                .frame(ownLocals(), new Object[0])
                .var(Opcodes.ALOAD, layout.frameSlot())
                .call(Opcodes.INVOKEVIRTUAL, frame, "ended", "()Ljava/lang/RuntimeException;")
                .op(Opcodes.ATHROW);
    }

    private int firstLine() {
        for (AbstractInsnNode insn : body.instructions) {
            if (insn instanceof org.objectweb.asm.tree.LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }

    /** The stack map of the parts behind the end: our own locals and none of the block's. */
    private Object[] ownLocals() {
        List<Object> none = new ArrayList<>();
        if (block.isInstance()) {
            none.add(block.host().name);
        }
        return withOwn(none, Opcodes.TOP).toArray();
    }

    private Code loadFrame() {
        return tail.var(Opcodes.ALOAD, layout.frameSlot());
    }
}
