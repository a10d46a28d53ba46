package dev.rouse.transform;

import dev.rouse.transform.code.ClassTransformer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compiles the async blocks of class files on disk, in place: for builds whose compiler does not
 * run {@link AsyncProcessor}, such as Eclipse's.
 *
 * <pre>{@code
 * java -jar rouse-transform.jar target/classes
 * }</pre>
 */
public final class PostPass {

    private PostPass() {}

    /**
     * Transforms all classes below the given directories.
     *
     * @param arguments directories with class files
     */
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            System.err.println("usage: java -jar rouse-transform.jar DIRECTORY...");
            System.exit(2);
        }
        try {
            int transformed = 0;
            for (String directory : arguments) {
                transformed += run(Path.of(directory));
            }
            System.out.println(transformed + " classes with async blocks compiled");
        } catch (IOException | AsyncCompileException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Transforms all classes below a directory. Running it twice does no harm.
     *
     * @param directory the root of a class path entry
     * @return how many classes had blocks
     * @throws IOException if a file cannot be read or written, or the directory does not exist
     * @throws AsyncCompileException if a block cannot be compiled; classes before it are done
     */
    public static int run(Path directory) throws IOException {
        int transformed = 0;
        for (Path file : classFiles(directory)) {
            Map<String, byte[]> result = transform(file);
            for (Map.Entry<String, byte[]> entry : result.entrySet()) {
                Files.write(directory.resolve(entry.getKey() + ".class"), entry.getValue());
            }
            transformed += result.isEmpty() ? 0 : 1;
        }
        return transformed;
    }

    private static Map<String, byte[]> transform(Path file) throws IOException {
        try {
            return ClassTransformer.transform(Files.readAllBytes(file));
        } catch (AsyncCompileException e) {
            throw new AsyncCompileException(file + ": " + e.getMessage(), 0);
        }
    }

    private static List<Path> classFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
    }
}
