/**
 * Compiles async blocks to state machines at javac time; belongs on the annotation-processor path.
 *
 * <p>Start at {@link dev.rouse.transform.AsyncProcessor}.
 *
 * @provides javax.annotation.processing.Processor that javac finds by itself
 * @provides com.sun.source.util.Plugin that makes a processor that is kept from running a compile
 *     error
 */
@org.jspecify.annotations.NullMarked
module dev.rouse.transform {
    requires static transitive org.jspecify;
    requires transitive java.compiler;
    requires jdk.compiler;

    exports dev.rouse.transform;

    provides javax.annotation.processing.Processor with
            dev.rouse.transform.AsyncProcessor;
    provides com.sun.source.util.Plugin with
            dev.rouse.transform.ProcessorOff;
}
