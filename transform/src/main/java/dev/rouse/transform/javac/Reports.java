package dev.rouse.transform.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import dev.rouse.transform.AsyncCompileException;
import dev.rouse.transform.code.BlockSize;
import dev.rouse.transform.code.Compiled;
import dev.rouse.transform.code.OwnError;
import dev.rouse.transform.explain.Explainer;
import java.io.IOException;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Tells the user what became of classes: at the block, or if that is not known, at its class. For
 * javac's thread only.
 */
final class Reports {

    /**
     * Where a class stands.
     *
     * @param type the class
     * @param tree what the caret is put on
     * @param unit its file
     */
    record Place(TypeElement type, Tree tree, CompilationUnitTree unit) {}

    private final Trees trees;
    private final SourceBlocks blocks;
    private final ClassFiles files;
    private final @Nullable Explainer explainer;

    Reports(Trees trees, SourceBlocks blocks, ClassFiles files, @Nullable Explainer explainer) {
        this.trees = trees;
        this.blocks = blocks;
        this.files = files;
        this.explainer = explainer;
    }

    /** Whether state machines are wanted. */
    boolean explain() {
        return explainer != null;
    }

    /** Lets go of what is known of a class. */
    void forget(ClassFile file) {
        blocks.forget(file.binaryName());
    }

    /**
     * Writes what is still to be written, and says what there is to say. A class that was not where
     * the others of its module are is looked for through javac and compiled now.
     */
    void tell(ClassFile file, Outcome first, Place place) {
        try {
            Outcome outcome =
                    first.isMissing()
                            ? Outcome.of(
                                    files.read(
                                            place.type(),
                                            place.unit().getSourceFile(),
                                            file.binaryName()),
                                    explain())
                            : first;
            Throwable failure = outcome.failure();
            if (failure != null) {
                List<Compiled> tooLong = outcome.compiled();
                SourceBlock source =
                        failure instanceof AsyncCompileException && !tooLong.isEmpty()
                                ? blocks.take(tooLong.get(0))
                                : null;
                report(Diagnostic.Kind.ERROR, message(failure, place), source, place);
                return;
            }
            files.write(outcome.unwritten(), place.type());
            for (Compiled block : outcome.compiled()) {
                tell(block, place);
            }
        } catch (IOException | RuntimeException | Error e) {
            error(e, place);
        } finally {
            forget(file);
        }
    }

    private void tell(Compiled block, Place place) throws IOException {
        String warning = BlockSize.warning(block);
        if (warning != null || explainer != null) {
            SourceBlock source = blocks.take(block);
            if (warning != null) {
                String message = source == null ? block.method() + ": " + warning : warning;
                report(Diagnostic.Kind.WARNING, message, source, place);
            }
            if (explainer != null) {
                explainer.write(block, source == null ? null : source.text());
            }
        }
    }

    /** Says that something has failed, at the class. */
    void error(Throwable failure, Place place) {
        report(Diagnostic.Kind.ERROR, message(failure, place), null, place);
    }

    private static String message(Throwable failure, Place place) {
        if (failure instanceof AsyncCompileException) {
            return String.valueOf(failure.getMessage());
        }
        return failure instanceof IOException
                ? "cannot compile the async blocks of " + place.type() + ": " + failure.getMessage()
                : OwnError.message(place.type().toString(), failure);
    }

    private void report(
            Diagnostic.Kind kind, String message, @Nullable SourceBlock source, Place place) {
        if (source != null) {
            trees.printMessage(kind, message, source.lambda(), source.unit());
        } else {
            trees.printMessage(kind, message, place.tree(), place.unit());
        }
    }
}
