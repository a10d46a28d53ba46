package dev.rouse.transform;

import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Compiles async blocks, streams and generators while javac runs. Found on the annotation-processor
 * path; it claims no annotation and makes no sources. It listens to the compiler: misplaced awaits,
 * emits and yields become errors after a class has been analysed, and class files with blocks are
 * rewritten after javac has written them. That is done on a thread of its own while javac goes on,
 * and is over when javac is: class files are complete when the compilation ends.
 *
 * <p>With {@code -Arouse.explain=DIR} it also writes, for each block, a page into that directory
 * that shows its source and its states, and what each of them keeps.
 *
 * <p>This class is only the door. javac loads it again for each compilation; the classes behind it
 * stay loaded, and with them what the JIT has made of them, for the next compilation in the same
 * JVM: of the next module of a Maven build, or in a build daemon. The jar is read once and closed,
 * so a build may replace it; a jar that has changed is read again. To load all classes again each
 * time, for one who debugs this, give javac's JVM the system property {@code rouse.cache.off}: with
 * any value, such as {@code -J-Drouse.cache.off=true}.
 */
public final class AsyncProcessor implements Processor {

    private final Processor processor = LoaderCache.processor();

    /** For the service loader. */
    public AsyncProcessor() {}

    @Override
    public Set<String> getSupportedOptions() {
        return processor.getSupportedOptions();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    public void init(ProcessingEnvironment environment) {
        processor.init(environment);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        processor.process(annotations, round);
        return false;
    }

    @Override
    public Iterable<? extends Completion> getCompletions(
            Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
        return processor.getCompletions(element, annotation, member, text);
    }
}
