package dev.rouse.transform.explain;

import dev.rouse.transform.AsyncCompileException;
import dev.rouse.transform.code.Compiled;
import dev.rouse.transform.code.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the pages of one compilation into a directory, which is made when the first is written.
 * Each is named after class and line: {@code p.Foo-L12.html} and {@code p.Foo-L12.txt}.
 */
public final class Explainer {

    private final String option;
    private final String directory;
    private final Map<String, Integer> used = new HashMap<>();
    private boolean failed;

    /**
     * Makes the writer; nothing is written yet.
     *
     * @param option how the user asked for pages, to be put before the directory in a message
     * @param directory the value of the option; null if it had none
     */
    public Explainer(String option, @Nullable String directory) {
        this.option = option;
        this.directory = directory == null ? "" : directory;
    }

    /**
     * Writes the pages of a block. After a failure nothing is tried again, since one message is
     * enough.
     *
     * @param block the block, with its machine
     * @param source its text, if it is known
     * @throws AsyncCompileException if a page cannot be written
     */
    public void write(Compiled block, @Nullable SourceText source) {
        Machine machine = block.machine();
        if (machine == null || failed) {
            return;
        }
        Page page = Page.of(block, machine, source);
        try {
            if (directory.isEmpty()) {
                throw new IOException("it names no directory");
            }
            Path target = Files.createDirectories(Path.of(directory));
            String name = fresh(page.name());
            Files.writeString(target.resolve(name + ".html"), Html.of(page));
            Files.writeString(target.resolve(name + ".txt"), TextPage.of(page));
        } catch (IOException | InvalidPathException e) {
            failed = true;
            throw new AsyncCompileException(
                    option
                            + directory
                            + ": the pages of the async blocks cannot be written: "
                            + reason(e),
                    0);
        }
    }

    /** Blocks that begin on the same line are told apart by a number. */
    private String fresh(String name) {
        int times = used.merge(name, 1, Integer::sum);
        return times == 1 ? name : name + "-" + times;
    }

    /** Exceptions of files often say no more than a path in their message. */
    private static String reason(Exception e) {
        return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : e.toString();
    }
}
