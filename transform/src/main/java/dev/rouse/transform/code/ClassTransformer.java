package dev.rouse.transform.code;

import dev.rouse.transform.AsyncCompileException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Compiles the blocks of one class. */
public final class ClassTransformer {

    /** What every class with blocks has in its constant pool. */
    private static final byte[] MENTION = Names.ASYNC.getBytes(StandardCharsets.US_ASCII);

    /** The newest class file version that ASM reads; newer ones are shown to it as this one. */
    private static final int NEWEST = Opcodes.V25;

    private static final int VERSION_OFFSET = 6;

    private ClassTransformer() {}

    /**
     * Compiles the blocks of a class.
     *
     * @param classFile the class as javac wrote it
     * @return the class and its frames by internal name, in a fixed order; empty if the class has
     *     no block that is suspended
     * @throws AsyncCompileException if a block cannot be compiled; the message says why
     */
    public static Map<String, byte[]> transform(byte[] classFile) {
        return transform(classFile, false, compiled -> {});
    }

    /**
     * Compiles the blocks of a class and tells what became of them.
     *
     * @param classFile the class as javac wrote it
     * @param explain whether the state machines are wanted too
     * @param listener is told of each block once all are compiled; or of the only one that is too
     *     long for a class file, just before the exception
     * @return as {@link #transform(byte[])}
     * @throws AsyncCompileException if a block cannot be compiled; the message says why
     */
    public static Map<String, byte[]> transform(
            byte[] classFile, boolean explain, Consumer<? super Compiled> listener) {
        if (!mentionsAsync(classFile)) {
            return Map.of();
        }
        ClassNode host = read(classFile);
        Blocks blocks = Blocks.in(host);
        Map<String, byte[]> result = new LinkedHashMap<>();
        Map<String, byte[]> frames = new LinkedHashMap<>();
        Map<MethodNode, Compiled> done = new LinkedHashMap<>();
        for (Block block : blocks.all()) {
            try {
                frames.put(block.frameName(), compile(block, explain, done));
            } catch (AsyncCompileException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new OwnError(block, e);
            }
        }
        LeftCalls.reject(host);
        if (!frames.isEmpty()) {
            CallSites.rewrite(host, blocks);
            blocks.all().stream().filter(Block::isNestmate).forEach(ClassTransformer::admit);
            byte[] rewritten = write(host, done, listener);
            result.put(host.name, rewritten);
            result.putAll(frames);
            Map<String, Integer> sizes = CodeSizes.of(readable(rewritten));
            done.forEach(
                    (body, compiled) ->
                            listener.accept(
                                    compiled.withBytes(
                                            sizes.getOrDefault(body.name + body.desc, 0))));
        }
        return result;
    }

    /**
     * Tells quickly whether a class may have blocks.
     *
     * @param classFile any class file
     * @return false if it certainly has none
     */
    public static boolean mentionsAsync(byte[] classFile) {
        int last = classFile.length - MENTION.length;
        search:
        for (int i = 0; i <= last; i++) {
            for (int j = 0; j < MENTION.length; j++) {
                if (classFile[i + j] != MENTION[j]) {
                    continue search;
                }
            }
            return true;
        }
        return false;
    }

    private static void admit(Block block) {
        block.host().visitNestMember(block.frameName());
    }

    private static byte[] compile(Block block, boolean explain, Map<MethodNode, Compiled> done) {
        MethodNode body = block.body();
        TypeFlow types = TypeFlow.of(block.host().name, body);
        if (DelayedNew.rewrite(body, types)) {
            types = TypeFlow.of(block.host().name, body);
        }
        List<SuspendPoint> points = points(block, types);
        done.put(body, describe(block, points, explain)); // as long as it is what javac made
        Layout layout = new Layout(block, points);
        byte[] frame = FrameWriter.write(block, layout);
        BodyWriter.write(block, layout);
        return frame;
    }

    private static Compiled describe(Block block, List<SuspendPoint> points, boolean explain) {
        return new Compiled(
                block.kind(),
                block.host().name.replace('/', '.'),
                block.body().name,
                points.stream().map(SuspendPoint::line).toList(),
                0,
                explain ? Machines.of(block, points) : null);
    }

    private static List<SuspendPoint> points(Block block, TypeFlow types) {
        MethodNode body = block.body();
        Liveness liveness = Liveness.of(body);
        Monitors monitors = Monitors.of(body);
        Loops loops = Loops.of(body);
        List<SuspendPoint> points = new ArrayList<>();
        for (AbstractInsnNode insn : body.instructions) {
            SuspendCall call = SuspendCall.of(insn);
            if (call != null) {
                String problem = block.kind().problemOf(call);
                if (problem != null) {
                    throw new AsyncCompileException(problem, Blocks.lineOf(insn));
                }
                if (monitors.isHeldAt(insn)) {
                    throw new AsyncCompileException(
                            call.word()
                                    + " while holding a monitor: another thread may resume the block and"
                                    + " could not give it back; leave the synchronized block first",
                            Blocks.lineOf(insn));
                }
                points.add(
                        new SuspendPoint(
                                points.size() + 1,
                                call,
                                insn,
                                Blocks.lineOf(insn),
                                types.before(insn),
                                liveness.after(insn),
                                loops.around(insn)));
            }
        }
        return points;
    }

    static ClassReader reader(byte[] classFile) {
        return new ClassReader(readable(classFile));
    }

    static ClassNode read(byte[] classFile) {
        ClassNode host = new ClassNode();
        reader(classFile).accept(host, ClassReader.EXPAND_FRAMES);
        if (majorOf(classFile) > NEWEST) {
            host.version = majorOf(classFile);
        }
        return host;
    }

    private static byte[] readable(byte[] classFile) {
        return majorOf(classFile) > NEWEST ? withMajor(classFile, NEWEST) : classFile;
    }

    private static int majorOf(byte[] classFile) {
        return (classFile[VERSION_OFFSET] & 0xFF) << 8 | (classFile[VERSION_OFFSET + 1] & 0xFF);
    }

    private static byte[] withMajor(byte[] classFile, int major) {
        byte[] copy = classFile.clone();
        copy[VERSION_OFFSET] = (byte) (major >> 8);
        copy[VERSION_OFFSET + 1] = (byte) major;
        return copy;
    }

    private static byte[] write(
            ClassNode host, Map<MethodNode, Compiled> done, Consumer<? super Compiled> listener) {
        try {
            return write(host);
        } catch (MethodTooLargeException e) {
            for (Map.Entry<MethodNode, Compiled> entry : done.entrySet()) {
                MethodNode body = entry.getKey();
                if (body.name.equals(e.getMethodName()) && body.desc.equals(e.getDescriptor())) {
                    Compiled tooLarge = entry.getValue().withBytes(e.getCodeSize());
                    listener.accept(tooLarge);
                    throw new AsyncCompileException(
                            BlockSize.error(tooLarge), tooLarge.lines().get(0));
                }
            }
            throw e;
        } catch (ClassTooLargeException e) {
            throw new AsyncCompileException(
                    e.getClassName().replace('/', '.')
                            + " needs "
                            + e.getConstantPoolCount()
                            + " constants once its async blocks are compiled, and a class can have"
                            + " 65535; move some of its methods into another class",
                    0);
        }
    }

    private static byte[] write(ClassNode host) {
        ClassWriter out =
                new ClassWriter(ClassWriter.COMPUTE_MAXS) {
                    @Override
                    protected String getCommonSuperClass(String one, String other) {
                        throw new IllegalStateException("types are never merged here");
                    }
                };
        // Its own limits would reject methods that fit into a class file, and not say which.
        out.setComputeLimits(Integer.MAX_VALUE, Long.MAX_VALUE);
        host.accept(out);
        return out.toByteArray();
    }
}
