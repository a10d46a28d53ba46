package dev.rouse.transform.code;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes a body resumable. It stays as it was, with these changes:
 *
 * <pre>{@code
 * beginning    switch to the start or to where state n goes on
 * start        load the captured values
 * await n      [in a loop: ask tryProceed, else go to Y]
 *              P: poll; pending -> go to S; take the value
 * emit n       go to S
 *              P: throw if the frame is being dropped
 * loop head    resume != 0 -> go to D
 * return       wrap the value
 * behind the end, outside every try range:
 *              S: forget the answer   Y: keep stack and live locals, suspend, return pending;
 *                 of an emit: take the value, keep stack and live locals, suspend, return the item
 *              R: put locals and stack back, take the awaited future if any, go to P
 *              E: give the locals of the next loop head any value, go there with resume = n
 *              D: switch on resume to the R or E of the next step inwards
 * }</pre>
 *
 * <p>The parts behind the end are in no try range, so no handler of the user ever sees locals half
 * restored; P is where the await or emit was, so what is thrown there reaches the right handlers. A
 * yield is written as an emit is.
 *
 * <p>A resumed body does not ask tryProceed again for the await where it waits: in a chain of
 * blocks that await each other in loops, all of them would ask at every poll, and if they are more
 * than the budget allows, the innermost would never be polled.
 */
final class BodyWriter {

    private final Block block;
    private final Layout layout;
    private final MethodNode body;
    private final String frame;
    private final Code tail = new Code();
    private final LabelNode[] resumeLabels;
    private final StackMaps maps;

    private BodyWriter(Block block, Layout layout) {
        this.block = block;
        this.layout = layout;
        this.body = block.body();
        this.frame = block.frameName();
        this.resumeLabels = new LabelNode[layout.points().size()];
        this.maps = new StackMaps(block, layout);
    }

    static void write(Block block, Layout layout) {
        new BodyWriter(block, layout).run();
    }

    private void run() {
        moveSlots();
        wrapReturns();
        Map<Integer, LabelNode> entries = new LinkedHashMap<>();
        for (SuspendPoint point : layout.points()) {
            resumeLabels[point.number() - 1] = new LabelNode();
            if (point.isAwait()) {
                writeAwait(point);
            } else {
                writeHandOut(point);
            }
        }
        LoopWays ways = new LoopWays(body, layout, maps, tail);
        for (SuspendPoint point : layout.points()) {
            entries.put(point.number(), ways.to(point, resumeLabels[point.number() - 1]));
        }
        ways.writeDispatches();
        writeBeginning(entries);
        body.instructions.add(tail.list);
        body.desc = block.bodyDesc();
        body.signature = null;
        body.parameters = null;
        body.visibleLocalVariableAnnotations = null;
        body.invisibleLocalVariableAnnotations = null;
        if (!block.isNestmate()) {
            body.access &= ~Opcodes.ACC_PRIVATE;
            if (block.isInInterface()) {
                body.access |= Opcodes.ACC_PUBLIC;
            }
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
                original.local = maps.of(original.local, Opcodes.TOP);
            }
        }
        if (body.localVariables != null) {
            for (LocalVariableNode variable : body.localVariables) {
                variable.index = layout.moved(variable.index);
            }
        }
    }

    private void wrapReturns() {
        for (AbstractInsnNode insn : body.instructions.toArray()) {
            if (Flow.isReturn(insn.getOpcode())) {
                body.instructions.insertBefore(insn, answerAtEnd().list);
                body.instructions.set(insn, new InsnNode(Opcodes.ARETURN));
            }
        }
    }

    /** Makes an answer of what the body returns, if it returns something. */
    private Code answerAtEnd() {
        String answer = Names.desc(block.kind().answer());
        String ofValue = "(" + Names.desc(Names.OBJECT) + ")" + answer;
        return switch (block.kind()) {
            case ASYNC -> new Code().call(Opcodes.INVOKESTATIC, Names.POLL, "ready", ofValue);
            case ACTION ->
                    new Code().call(Opcodes.INVOKESTATIC, Names.POLL, "ready", "()" + answer);
            case STREAM -> new Code().getStatic(block.kind().frame(), "DONE", answer);
            case GENERATOR ->
                    new Code()
                            .call(Opcodes.INVOKESTATIC, block.kind().frame(), "complete", ofValue);
        };
    }

    // ---- where it is suspended ----

    private void writeAwait(SuspendPoint await) {
        LabelNode poll = new LabelNode();
        LabelNode suspend = new LabelNode();
        LabelNode yield = new LabelNode();
        Object[] locals = maps.at(await, Names.FUTURE);
        Object[] below = await.stackBelow().toArray();
        Code code = new Code();
        code.var(Opcodes.ASTORE, layout.awaitedSlot());
        if (await.isInLoop()) {
            code.var(Opcodes.ALOAD, layout.contextSlot())
                    .call(Opcodes.INVOKEINTERFACE, Names.CONTEXT, "tryProceed", "()Z")
                    .jump(Opcodes.IFEQ, yield);
        }
        code.label(poll)
                .frame(locals, below)
                .var(Opcodes.ALOAD, layout.awaitedSlot())
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
        keep(await);
        loadFrame()
                .var(Opcodes.ALOAD, layout.awaitedSlot())
                .push(await.number())
                .call(
                        Opcodes.INVOKEVIRTUAL,
                        frame,
                        "suspend",
                        "(" + Names.desc(Names.FUTURE) + "I)" + Names.desc(block.kind().answer()))
                .op(Opcodes.ARETURN);
        putBack(await);
        loadFrame()
                .call(Opcodes.INVOKEVIRTUAL, frame, "takeAwaited", "()" + Names.desc(Names.FUTURE))
                .var(Opcodes.ASTORE, layout.awaitedSlot())
                .jump(Opcodes.GOTO, poll);
    }

    /** An emit or a yield: the frame has a method of that name that makes the answer. */
    private void writeHandOut(SuspendPoint point) {
        LabelNode suspend = new LabelNode();
        LabelNode pass = new LabelNode();
        Object[] locals = maps.at(point, Opcodes.TOP);
        Code code = new Code();
        code.jump(Opcodes.GOTO, suspend)
                .label(pass)
                .frame(locals, point.stackBelow().toArray())
                .var(Opcodes.ALOAD, layout.frameSlot())
                .call(Opcodes.INVOKEVIRTUAL, frame, "goOn", "()V");
        body.instructions.insertBefore(point.insn(), code.list);
        body.instructions.remove(point.insn());

        tail.label(suspend)
                .line(point.line(), suspend)
                .frame(locals, point.types().stack().toArray())
                .var(Opcodes.ASTORE, layout.awaitedSlot());
        keep(point);
        loadFrame()
                .var(Opcodes.ALOAD, layout.awaitedSlot())
                .push(point.number())
                .call(
                        Opcodes.INVOKEVIRTUAL,
                        frame,
                        point.call().word(),
                        "(" + Names.desc(Names.OBJECT) + "I)" + Names.desc(block.kind().answer()))
                .op(Opcodes.ARETURN);
        putBack(point);
        tail.jump(Opcodes.GOTO, pass);
    }

    /** Moves the stack, without the argument of the call, and the live locals into the frame. */
    private void keep(SuspendPoint point) {
        List<Layout.@Nullable Spill> stack = layout.stack(point);
        for (int i = stack.size() - 1; i >= 0; i--) {
            Layout.Spill spill = stack.get(i);
            if (spill == null) {
                tail.op(Opcodes.POP);
            } else {
                keepTop(spill);
            }
        }
        for (Layout.Spill spill : layout.locals(point)) {
            loadFrame()
                    .var(Kind.of(spill.type()).load, layout.moved(spill.index()))
                    .put(frame, spill.field());
        }
        clearDeadCaptures(point);
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

    private void clearDeadCaptures(SuspendPoint point) {
        for (int i = 0; i < layout.captureCount(); i++) {
            int slot = layout.captureSlot(i);
            if (!layout.isAssigned(i) && !point.live().get(slot)) {
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

    /** Begins R: locals and stack as they were. */
    private void putBack(SuspendPoint point) {
        LabelNode resume = resumeLabels[point.number() - 1];
        tail.label(resume).line(point.line(), resume).frame(maps.own(), new Object[0]);
        if (layout.hasLoops()) {
            tail.op(Opcodes.ICONST_0).var(Opcodes.ISTORE, layout.resumeSlot());
        }
        restoreLocals(point);
        for (int i = 0; i < layout.stack(point).size(); i++) {
            Layout.Spill spill = layout.stack(point).get(i);
            if (spill == null) {
                tail.op(Opcodes.ACONST_NULL);
            } else {
                restore(spill);
            }
        }
    }

    private void restoreLocals(SuspendPoint point) {
        List<Object> types = point.types().locals();
        Map<Integer, Layout.Spill> spills = new HashMap<>();
        layout.locals(point).forEach(spill -> spills.put(spill.index(), spill));
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
            } else if (capture >= 0 && point.live().get(slot)) {
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

    // ---- the beginning ----

    private void writeBeginning(Map<Integer, LabelNode> entries) {
        LabelNode start = new LabelNode();
        LabelNode[] labels = new LabelNode[entries.size() + 1];
        labels[0] = start;
        entries.forEach((number, label) -> labels[number] = label);
        Code code = new Code();
        LabelNode first = new LabelNode();
        code.label(first).line(firstLine(), first);
        if (layout.hasLoops()) {
            code.op(Opcodes.ICONST_0).var(Opcodes.ISTORE, layout.resumeSlot());
        }
        code.var(Opcodes.ILOAD, layout.stateSlot());
        int last = labels.length - 1; // there is no other state, so the last one needs no check
        code.list.add(new TableSwitchInsnNode(0, last, labels[last], labels));
        code.label(start).frame(maps.own(), new Object[0]);
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
    }

    private int firstLine() {
        for (AbstractInsnNode insn : body.instructions) {
            if (insn instanceof org.objectweb.asm.tree.LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }

    private Code loadFrame() {
        return tail.var(Opcodes.ALOAD, layout.frameSlot());
    }
}
