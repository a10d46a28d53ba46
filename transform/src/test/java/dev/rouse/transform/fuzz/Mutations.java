package dev.rouse.transform.fuzz;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Defects such as a compiler of blocks may have, made in the classes that ours has written. */
final class Mutations {

    private static final String FRAME = "$$Async$";

    private Mutations() {}

    /** The first int that is live across an await is not kept. */
    static byte[] forgetsAnInt(byte[] classFile) {
        return rewrite(
                classFile,
                out ->
                        new MethodVisitor(Opcodes.ASM9, out) {
                            @Override
                            public void visitFieldInsn(
                                    int opcode, String owner, String name, String desc) {
                                if (isKept(owner, name, "i0") && opcode == Opcodes.PUTFIELD) {
                                    super.visitInsn(Opcodes.POP2);
                                } else {
                                    super.visitFieldInsn(opcode, owner, name, desc);
                                }
                            }
                        });
    }

    /** Where two ints or more are kept, the second goes to where the first is. */
    static byte[] confusesTwoInts(byte[] classFile) {
        return rewrite(
                classFile,
                out ->
                        new MethodVisitor(Opcodes.ASM9, out) {
                            @Override
                            public void visitFieldInsn(
                                    int opcode, String owner, String name, String desc) {
                                boolean swapped =
                                        opcode == Opcodes.PUTFIELD && isKept(owner, name, "i1");
                                super.visitFieldInsn(opcode, owner, swapped ? "i0" : name, desc);
                            }
                        });
    }

    /** Handlers of everything, as finally clauses have them, catch nothing. */
    static byte[] losesFinally(byte[] classFile) {
        return rewrite(
                classFile,
                out ->
                        new MethodVisitor(Opcodes.ASM9, out) {
                            @Override
                            public void visitTryCatchBlock(
                                    Label start, Label end, Label handler, String type) {
                                super.visitTryCatchBlock(
                                        start, end, handler, type == null ? NEVER : type);
                            }
                        });
    }

    /** Nobody throws that; and it is a Throwable, which the verifier wants to see there. */
    private static final String NEVER = "java/lang/ThreadDeath";

    private static boolean isKept(String owner, String name, String wanted) {
        return owner.contains(FRAME) && name.equals(wanted);
    }

    private interface OfMethod {
        MethodVisitor around(MethodVisitor out);
    }

    private static byte[] rewrite(byte[] classFile, OfMethod change) {
        ClassWriter out = new ClassWriter(0);
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, out) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String desc,
                                    String signature,
                                    String[] exceptions) {
                                return change.around(
                                        super.visitMethod(
                                                access, name, desc, signature, exceptions));
                            }
                        },
                        0);
        return out.toByteArray();
    }
}
