package dev.rouse.transform;

import dev.rouse.transform.code.BlockSize;
import dev.rouse.transform.code.ClassTransformer;
import dev.rouse.transform.code.Compiled;
import dev.rouse.transform.code.HandedOut;
import dev.rouse.transform.code.OwnError;
import dev.rouse.transform.explain.Explainer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the async blocks of class files on disk, in place: for builds whose compiler does not
 * run {@link AsyncProcessor}, such as Eclipse's.
 *
 * <pre>{@code
 * java -jar rouse-transform.jar target/classes
 * }</pre>
 *
 * <p>Types are checked less than in javac. What {@code await} and {@code return} give has been
 * checked by the compiler, whichever it was; but {@code emit} and {@code yield_} take any object,
 * and the type of their block is in no class file. Where a stream or generator goes straight into a
 * return, a field of its class or a local variable (if the class file has their table), a value
 * that cannot be what is declared there is warned of. All others pass: a {@code Stream<String>} may
 * then give an {@code Integer}, and its user, perhaps far away, gets a {@link ClassCastException}.
 *
 * <p>Blocks that are too long for the JIT are warned of too, on standard error. With {@code
 * --explain DIR} a page about each block is written, as {@link AsyncProcessor} does, but without
 * its source.
 */
public final class PostPass {

    private static final String EXPLAIN = "--explain";

    private static final String USAGE =
            """
            usage: java -jar rouse-transform.jar [--explain DIR] DIRECTORY...

            Compiles the async blocks of all class files below each DIRECTORY to state machines,
            in place. A second run does no harm. Warns of blocks that are too long for the JIT,
            and of values of wrong types in emit and yield_ where class files show them; the
            annotation processor, inside javac, finds them all.

              --explain DIR   also write a page about each block into DIR
              --help          this text

            Exits with 0 if all went well, 1 if a block cannot be compiled or a file cannot be
            read or written, and 2 if the command line is wrong.
            """;

    private final @Nullable Explainer explainer;
    private final PrintStream warnings;

    private PostPass(@Nullable Explainer explainer, PrintStream warnings) {
        this.explainer = explainer;
        this.warnings = warnings;
    }

    /**
     * Transforms all classes below the given directories.
     *
     * @param arguments options, and directories with class files; {@code --help} explains them
     */
    public static void main(String[] arguments) {
        int status = run(arguments, System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /**
     * Transforms all classes below a directory. Running it twice does no harm. Blocks that are too
     * long for the JIT are warned of on standard error.
     *
     * @param directory the root of a class path entry
     * @return how many classes had blocks
     * @throws IOException if a file cannot be read or written, or the directory does not exist
     * @throws AsyncCompileException if a block cannot be compiled; classes before it are done
     */
    public static int run(Path directory) throws IOException {
        return new PostPass(null, System.err).transformAll(directory);
    }

    /** What {@link #main} does; answers with the status to exit with. */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        List<Path> directories = new ArrayList<>();
        Explainer explainer = null;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("--help")) {
                out.print(USAGE);
                return 0;
            }
            if (argument.equals(EXPLAIN) && i + 1 < arguments.length) {
                explainer = new Explainer(EXPLAIN + " ", arguments[++i]);
            } else if (argument.startsWith("-")) {
                err.println(
                        argument.equals(EXPLAIN)
                                ? EXPLAIN + " needs a directory"
                                : "unknown option " + argument);
                err.print(USAGE);
                return 2;
            } else {
                directories.add(Path.of(argument));
            }
        }
        if (directories.isEmpty()) {
            err.print(USAGE);
            return 2;
        }
        return run(directories, new PostPass(explainer, err), out, err);
    }

    private static int run(
            List<Path> directories, PostPass pass, PrintStream out, PrintStream err) {
        try {
            int transformed = 0;
            for (Path directory : directories) {
                transformed += pass.transformAll(directory);
            }
            out.println(transformed + " classes with async blocks compiled");
            return 0;
        } catch (NoSuchFileException e) {
            err.println(e.getMessage() + ": no such directory");
        } catch (NotDirectoryException e) {
            err.println(e.getMessage() + ": not a directory; give the one that a class path names");
        } catch (IOException e) {
            err.println(e); // its message is often no more than a path
        } catch (AsyncCompileException e) {
            err.println(e.getMessage());
        }
        return 1;
    }

    private int transformAll(Path directory) throws IOException {
        int transformed = 0;
        for (Path file : classFiles(directory)) {
            List<Compiled> blocks = new ArrayList<>();
            Map<String, byte[]> result = transform(file, directory, blocks);
            for (Map.Entry<String, byte[]> entry : result.entrySet()) {
                Files.write(directory.resolve(entry.getKey() + ".class"), entry.getValue());
            }
            blocks.forEach(this::tell);
            transformed += result.isEmpty() ? 0 : 1;
        }
        return transformed;
    }

    private void tell(Compiled block) {
        String warning = BlockSize.warning(block);
        if (warning != null) {
            warnings.println("warning: " + block.host() + "." + block.method() + ": " + warning);
        }
        if (explainer != null) {
            explainer.write(block, null);
        }
    }

    private Map<String, byte[]> transform(Path file, Path directory, List<Compiled> blocks)
            throws IOException {
        byte[] classFile = Files.readAllBytes(file);
        try {
            HandedOut.mismatchesIn(classFile, name -> classBelow(directory, name))
                    .forEach(mismatch -> warnings.println("warning: " + mismatch));
            return ClassTransformer.transform(classFile, explainer != null, blocks::add);
        } catch (AsyncCompileException e) {
            throw new AsyncCompileException(file + ": " + e.getMessage(), 0);
        } catch (RuntimeException e) {
            throw new AsyncCompileException(OwnError.message(file.toString(), e), 0);
        }
    }

    private static byte @Nullable [] classBelow(Path directory, String name) {
        try {
            return Files.readAllBytes(directory.resolve(name + ".class"));
        } catch (IOException notThere) {
            return null;
        }
    }

    private static List<Path> classFiles(Path directory) throws IOException {
        if (Files.isRegularFile(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
    }
}
