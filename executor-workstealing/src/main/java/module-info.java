/**
 * Runs Rouse tasks on a pool of workers that steal from each other.
 *
 * <p>Start at {@link dev.rouse.executor.workstealing.WorkStealingExecutor}.
 *
 * @provides dev.rouse.task.ExecutorProvider under the name {@code workstealing}
 */
@org.jspecify.annotations.NullMarked
module dev.rouse.executor.workstealing {
    requires static transitive org.jspecify;
    requires transitive dev.rouse;

    exports dev.rouse.executor.workstealing;

    provides dev.rouse.task.ExecutorProvider with
            dev.rouse.executor.workstealing.WorkStealingProvider;
}
