package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The JVM of these tests verifies every class, and every class that we write passes. */
class VerifierTest {

    /** Its initialiser reads a reference as an int, which does no harm if nobody looks. */
    private static byte[] broken(String internalName) {
        ClassWriter out = new ClassWriter(0);
        out.visit(Opcodes.V17, Opcodes.ACC_SUPER, internalName, null, "java/lang/Object", null);
        MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        code.visitCode();
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitVarInsn(Opcodes.ASTORE, 0);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 1);
        code.visitEnd();
        out.visitEnd();
        return out.toByteArray();
    }

    @Test
    void brokenClassIsRejectedInTheLoaderOfTheSamples() {
        ClassLoader loader = SampleClasses.loader(Map.of("sample.Broken", broken("sample/Broken")));
        assertThatThrownBy(() -> Class.forName("sample.Broken", true, loader))
                .isInstanceOf(VerifyError.class);
    }

    @Test
    void brokenClassIsRejectedInTheLoaderOfTheClassPath() {
        byte[] broken = broken("dev/rouse/transform/BrokenByHand");
        assertThatThrownBy(
                        () ->
                                MethodHandles.lookup()
                                        .ensureInitialized(
                                                MethodHandles.lookup().defineClass(broken)))
                .isInstanceOf(VerifyError.class);
    }

    /** What the boot loader loads is not verified unless this JVM's option asks for it. */
    @Test
    void brokenClassIsRejectedEvenInTheBootLoader(@TempDir Path directory) throws Exception {
        String option = "-Xverify:all";
        assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments()).contains(option);
        Files.write(directory.resolve("Broken.class"), broken("Broken"));
        Path main =
                Files.writeString(
                        directory.resolve("Main.java"),
                        """
                        class Main {
                            public static void main(String[] arguments) throws Exception {
                                Class.forName("Broken", true, null);
                                System.out.println("nobody looked");
                            }
                        }
                        """);
        String boot = "-Xbootclasspath/a:" + directory;
        assertThat(java(boot, main.toString())).contains("nobody looked");
        assertThat(java(boot, option, main.toString())).contains("java.lang.VerifyError");
    }

    private static String java(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none", "-parameters"})
    void everyClassPasses(String option) throws Exception {
        SampleClasses samples = SampleClasses.all(option);
        ClassLoader machines = samples.transformed();
        List<String> names = new ArrayList<>();
        samples.bytes()
                .forEach(
                        (name, bytes) -> {
                            names.add(name);
                            AsyncTransformer.transform(bytes)
                                    .keySet()
                                    .forEach(made -> names.add(made.replace('/', '.')));
                        });
        for (String name : names) {
            assertThat(Class.forName(name, true, machines).getClassLoader()).isSameAs(machines);
        }
        assertThat(names).filteredOn(name -> name.contains("$$Async$")).hasSizeGreaterThan(50);
    }
}
