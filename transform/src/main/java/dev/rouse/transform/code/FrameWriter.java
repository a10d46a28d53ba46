package dev.rouse.transform.code;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;

/**
 * Makes the frame of a block: fields for what it keeps, and a {@code poll}, {@code pollNext} or
 * {@code resume} that goes straight to the body. One class for each block, so that every place that
 * polls one sees one receiver.
 */
final class FrameWriter {

    private static final String THIS_FIELD = "t";

    private final Block block;
    private final Layout layout;
    private final String frame;
    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private FrameWriter(Block block, Layout layout) {
        this.block = block;
        this.layout = layout;
        this.frame = block.frameName();
    }

    static byte[] write(Block block, Layout layout) {
        return new FrameWriter(block, layout).run();
    }

    private byte[] run() {
        out.visit(
                block.host().version,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                frame,
                null,
                block.kind().frame(),
                new String[] {block.kind().type()});
        out.visitSource(block.host().sourceFile, null);
        if (block.isNestmate()) {
            out.visitNestHost(block.host().name);
        }
        writeFields();
        writeConstructor();
        writeFactory();
        writeFresh();
        writeAdvance();
        writeRelease();
        writeWhere();
        writeBlockMethod();
        out.visitEnd();
        return out.toByteArray();
    }

    private void writeFields() {
        if (block.isInstance()) {
            field(THIS_FIELD, Names.desc(block.host().name));
        }
        for (int i = 0; i < layout.captureCount(); i++) {
            field(Layout.captureField(i), layout.captureType(i).getDescriptor());
        }
        layout.fields().forEach(field -> field(field.name(), field.desc()));
    }

    private void field(String name, String desc) {
        out.visitField(Opcodes.ACC_SYNTHETIC, name, desc, null, null).visitEnd();
    }

    private void writeConstructor() {
        MethodVisitor code = method(Opcodes.ACC_PRIVATE, "<init>", block.newDesc(Type.VOID_TYPE));
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, block.kind().frame(), "<init>", "()V", false);
        int slot = 1;
        if (block.isInstance()) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(Opcodes.ALOAD, slot++);
            code.visitFieldInsn(Opcodes.PUTFIELD, frame, THIS_FIELD, Names.desc(block.host().name));
        }
        for (int i = 0; i < layout.captureCount(); i++) {
            Type type = layout.captureType(i);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
            code.visitFieldInsn(
                    Opcodes.PUTFIELD, frame, Layout.captureField(i), type.getDescriptor());
            slot += type.getSize();
        }
        code.visitInsn(Opcodes.RETURN);
        finish(code);
    }

    /** Takes the place of the lambda: its arguments are on the stack already. */
    private void writeFactory() {
        String desc = block.newDesc(block.frameType());
        MethodVisitor code = method(Opcodes.ACC_STATIC, "make", desc);
        code.visitTypeInsn(Opcodes.NEW, frame);
        code.visitInsn(Opcodes.DUP);
        int slot = 0;
        for (Type type : Type.getArgumentTypes(desc)) {
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
            slot += type.getSize();
        }
        code.visitMethodInsn(
                Opcodes.INVOKESPECIAL, frame, "<init>", block.newDesc(Type.VOID_TYPE), false);
        code.visitInsn(Opcodes.ARETURN);
        finish(code);
    }

    private void writeFresh() {
        MethodVisitor code =
                method(Opcodes.ACC_PUBLIC, "fresh", "()" + Names.desc(block.kind().frame()));
        if (block.isInstance()) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, frame, THIS_FIELD, Names.desc(block.host().name));
        }
        for (int i = 0; i < layout.captureCount(); i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(
                    Opcodes.GETFIELD,
                    frame,
                    Layout.captureField(i),
                    layout.captureType(i).getDescriptor());
        }
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, frame, "make", block.newDesc(block.frameType()), false);
        code.visitInsn(Opcodes.ARETURN);
        finish(code);
    }

    /**
     * Runs the body. All bodies take a context; that of a generator gets none, and uses none. When
     * the body has ended, the frame lets go of what it was made with.
     */
    private void writeAdvance() {
        boolean polled = block.kind() != BlockKind.GENERATOR;
        String parameter = polled ? Names.desc(Names.CONTEXT) : "";
        String desc = "(" + parameter + ")" + Names.desc(block.kind().answer());
        MethodVisitor code = method(Opcodes.ACC_PUBLIC, block.kind().advance(), desc);
        lineOfBody(code);
        if (block.isInstance()) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, frame, THIS_FIELD, Names.desc(block.host().name));
        }
        code.visitVarInsn(Opcodes.ALOAD, 0);
        if (polled) {
            code.visitVarInsn(Opcodes.ALOAD, 1);
        } else {
            code.visitInsn(Opcodes.ACONST_NULL);
        }
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, frame, "enter", "()I", false);
        Label body = new Label();
        code.visitLabel(body);
        code.visitMethodInsn(
                block.isInstance()
                        ? block.isInInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL
                        : Opcodes.INVOKESTATIC,
                block.host().name,
                block.body().name,
                block.bodyDesc(),
                block.isInInterface());
        if (keptByRunningBody().isEmpty()) {
            code.visitInsn(Opcodes.ARETURN);
        } else {
            Object[] locals = polled ? new Object[] {frame, Names.CONTEXT} : new Object[] {frame};
            letGoAtEnd(code, body, locals);
        }
        finish(code);
    }

    /**
     * Looks at what the body has answered, or catches what it has thrown. What {@code enter} throws
     * is not caught: the body may be running then. The stores are written out twice, since a call
     * in a handler that never runs is not inlined by all JITs, and they would have to make an
     * object of a frame that they can else do without.
     */
    private void letGoAtEnd(MethodVisitor code, Label body, Object[] locals) {
        Label answered = new Label();
        Label failed = new Label();
        Label suspended = new Label();
        code.visitTryCatchBlock(body, answered, failed, null);
        code.visitLabel(answered);
        code.visitInsn(Opcodes.DUP);
        jumpIfSuspended(code, suspended);
        clear(code, keptByRunningBody());
        code.visitLabel(suspended);
        Object[] answer = {block.kind().answer()};
        code.visitFrame(Opcodes.F_NEW, locals.length, locals, 1, answer);
        code.visitInsn(Opcodes.ARETURN);
        code.visitLabel(failed);
        Object[] thrown = {"java/lang/Throwable"};
        code.visitFrame(Opcodes.F_NEW, locals.length, locals, 1, thrown);
        clear(code, keptByRunningBody());
        code.visitInsn(Opcodes.ATHROW);
    }

    /** Asks the answer, which is there already, and not the state, which would have to be read. */
    private void jumpIfSuspended(MethodVisitor code, Label suspended) {
        switch (block.kind()) {
            case ASYNC, ACTION -> {
                code.visitFieldInsn(
                        Opcodes.GETSTATIC, Names.FRAME, "PENDING", Names.desc(Names.POLL));
                code.visitJumpInsn(Opcodes.IF_ACMPEQ, suspended);
            }
            case STREAM -> {
                code.visitFieldInsn(
                        Opcodes.GETSTATIC,
                        block.kind().frame(),
                        "DONE",
                        Names.desc(block.kind().answer()));
                code.visitJumpInsn(Opcodes.IF_ACMPNE, suspended);
            }
            case GENERATOR -> {
                code.visitTypeInsn(Opcodes.INSTANCEOF, block.kind().answer() + "$Complete");
                code.visitJumpInsn(Opcodes.IFEQ, suspended);
            }
        }
    }

    /** The references that the frame may still hold while its body runs. */
    private List<Layout.Field> keptByRunningBody() {
        List<Layout.Field> kept = new ArrayList<>();
        if (block.isInstance()) {
            kept.add(new Layout.Field(THIS_FIELD, Names.desc(block.host().name)));
        }
        for (int i = 0; i < layout.captureCount(); i++) {
            if (!layout.isAssigned(i)) {
                kept.add(captured(i));
            }
        }
        kept.removeIf(field -> !field.isReference());
        return kept;
    }

    /** All references that it may hold when it has not begun, or is suspended. */
    private List<Layout.Field> kept() {
        List<Layout.Field> kept = new ArrayList<>(keptByRunningBody());
        for (int i = 0; i < layout.captureCount(); i++) {
            if (layout.isAssigned(i)) {
                kept.add(captured(i));
            }
        }
        kept.addAll(layout.fields());
        kept.removeIf(field -> !field.isReference());
        return kept;
    }

    private Layout.Field captured(int i) {
        return new Layout.Field(Layout.captureField(i), layout.captureType(i).getDescriptor());
    }

    private void clear(MethodVisitor code, List<Layout.Field> fields) {
        for (Layout.Field field : fields) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitInsn(Opcodes.ACONST_NULL);
            code.visitFieldInsn(Opcodes.PUTFIELD, frame, field.name(), field.desc());
        }
    }

    private void writeRelease() {
        if (!kept().isEmpty()) {
            MethodVisitor code = method(Opcodes.ACC_PROTECTED, "release", "()V");
            clear(code, kept());
            code.visitInsn(Opcodes.RETURN);
            finish(code);
        }
    }

    /** In a stack trace the frame stands between the block and who awaits it. */
    private void lineOfBody(MethodVisitor code) {
        for (AbstractInsnNode insn : block.body().instructions) {
            if (insn instanceof LineNumberNode first) {
                Label start = new Label();
                code.visitLabel(start);
                code.visitLineNumber(first.line, start);
                return;
            }
        }
    }

    private void writeWhere() {
        MethodVisitor code = method(Opcodes.ACC_PROTECTED, "where", "(I)Ljava/lang/String;");
        Label[] labels = new Label[layout.points().size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = new Label();
        }
        Object[] locals = {frame, Opcodes.INTEGER};
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitTableSwitchInsn(1, labels.length, labels[0], labels);
        for (int i = 0; i < labels.length; i++) {
            code.visitLabel(labels[i]);
            code.visitFrame(Opcodes.F_NEW, 2, locals, 0, new Object[0]);
            code.visitLdcInsn(place(layout.points().get(i).line()));
            code.visitInsn(Opcodes.ARETURN);
        }
        finish(code);
    }

    private String place(int line) {
        String file = block.host().sourceFile;
        String name = file != null ? file : block.host().name.replace('/', '.');
        return line > 0 ? name + ":" + line : name;
    }

    /**
     * The frame stands where the lambda did, so it has the lambda's type; nobody calls it as one.
     */
    private void writeBlockMethod() {
        MethodVisitor code =
                block.kind().isVoid()
                        ? method(Opcodes.ACC_PUBLIC, "run", "()V")
                        : method(Opcodes.ACC_PUBLIC, "call", "()" + Names.desc(Names.OBJECT));
        code.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn(
                "this block is suspended while it runs, so it cannot be called; pass it to Async."
                        + block.kind().factory()
                        + "()");
        code.visitMethodInsn(
                Opcodes.INVOKESPECIAL,
                "java/lang/IllegalStateException",
                "<init>",
                "(Ljava/lang/String;)V",
                false);
        code.visitInsn(Opcodes.ATHROW);
        finish(code);
    }

    private MethodVisitor method(int access, String name, String desc) {
        MethodVisitor code =
                out.visitMethod(access | Opcodes.ACC_SYNTHETIC, name, desc, null, null);
        code.visitCode();
        return code;
    }

    private static void finish(MethodVisitor code) {
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
