/**
 * The contract of Rouse: lazy poll-driven futures, wakers, pinned ownership, and everything that
 * needs no thread of its own.
 *
 * <p>Start at {@link dev.rouse.Future}. Authors of executors start at {@link dev.rouse.task}.
 *
 * @provides com.sun.source.util.Plugin that makes a forgotten {@code rouse-transform} a compile
 *     error
 * @uses dev.rouse.task.ExecutorProvider found by {@link dev.rouse.Executor#create()}
 */
@org.jspecify.annotations.NullMarked
module dev.rouse {
    requires static transitive org.jspecify;
    requires static jdk.compiler; // for a check that runs inside javac only

    exports dev.rouse;
    exports dev.rouse.async;
    exports dev.rouse.channel;
    exports dev.rouse.function;
    exports dev.rouse.interop;
    exports dev.rouse.sync;
    exports dev.rouse.task;
    exports dev.rouse.time;

    uses dev.rouse.task.ExecutorProvider;

    provides com.sun.source.util.Plugin with
            dev.rouse.internal.javac.ProcessorCheck;
}
