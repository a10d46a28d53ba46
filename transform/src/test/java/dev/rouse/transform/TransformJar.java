package dev.rouse.transform;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.ClassNode;

/**
 * A jar with the transform and ASM inside, as users have it: here there are only the directory that
 * this module is compiled into, and ASM's own jars.
 */
final class TransformJar {

    private static final Class<?>[] ASM = {
        ClassReader.class, ClassNode.class, AnalyzerAdapter.class
    };

    private TransformJar() {}

    static Path write(Path jar) throws IOException {
        return write(jar, "", ASM);
    }

    /** With the same classes. */
    static Path writeLonger(Path jar) throws IOException {
        return write(jar, "longer by this", ASM);
    }

    static Path writeWithoutAsm(Path jar) throws IOException {
        return write(jar, "");
    }

    private static Path write(Path jar, String comment, Class<?>... asm) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.setComment(comment);
            Path directory = placeOf(AsyncProcessor.class);
            for (String name : classes(directory)) {
                out.putNextEntry(new ZipEntry(name));
                Files.copy(directory.resolve(name), out);
            }
            for (Class<?> one : asm) {
                try (ZipFile zip = new ZipFile(placeOf(one).toFile())) {
                    for (String name : classes(placeOf(one))) {
                        out.putNextEntry(new ZipEntry(name));
                        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
                            in.transferTo(out);
                        }
                    }
                }
            }
        }
        return jar;
    }

    /** A jar that can be read, with a class that cannot. */
    static Path writeBroken(Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(
                    new ZipEntry(ClassReader.class.getName().replace('.', '/') + ".class"));
            out.write(new byte[] {1, 2, 3});
        }
        return jar;
    }

    /** The binary names of all classes of the transform and of ASM. */
    static List<String> allClasses() throws IOException {
        List<String> names = new ArrayList<>(classes(placeOf(AsyncProcessor.class)));
        for (Class<?> asm : ASM) {
            names.addAll(classes(placeOf(asm)));
        }
        names.replaceAll(name -> name.substring(0, name.lastIndexOf('.')).replace('/', '.'));
        return names;
    }

    /** Where a class comes from: a directory or a jar. */
    static Path placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> classes(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (var files = Files.walk(place)) {
                return inOrder(files.map(file -> place.relativize(file).toString()).toList());
            }
        }
        try (ZipFile zip = new ZipFile(place.toFile())) {
            return inOrder(zip.stream().map(ZipEntry::getName).toList());
        }
    }

    private static List<String> inOrder(List<String> names) {
        return names.stream()
                .map(name -> name.replace('\\', '/'))
                .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                .sorted()
                .toList();
    }
}
