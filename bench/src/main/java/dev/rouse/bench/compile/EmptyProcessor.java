package dev.rouse.bench.compile;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Does nothing, and so shows what javac's own rounds cost as soon as there is any processor. */
@SupportedAnnotationTypes("*")
public final class EmptyProcessor extends AbstractProcessor {

    /** For a javac that is given its name. */
    public EmptyProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return false;
    }
}
