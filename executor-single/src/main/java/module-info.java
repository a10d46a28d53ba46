/**
 * Runs Rouse tasks on one thread, or on none: driven by its caller, by an Agrona agent, or by a
 * thread of its own.
 *
 * <p>Start at {@link dev.rouse.executor.single.SingleExecutor}.
 *
 * @provides dev.rouse.task.ExecutorProvider under the name {@code single}
 */
@SuppressWarnings({
    "requires-automatic",
    "requires-transitive-automatic"
}) // Agrona has no descriptor
@org.jspecify.annotations.NullMarked
module dev.rouse.executor.single {
    requires static transitive org.jspecify;
    requires transitive dev.rouse;
    requires transitive org.agrona;
    requires org.jctools.core.jdk11;

    exports dev.rouse.executor.single;

    provides dev.rouse.task.ExecutorProvider with
            dev.rouse.executor.single.SingleProvider;
}
