/**
 * The contract of Rouse: lazy poll-driven futures, wakers, pinned ownership, and everything that
 * needs no thread of its own.
 *
 * <p>Start at {@link dev.rouse.Future}. Authors of executors start at {@link dev.rouse.task}.
 *
 * @uses dev.rouse.task.ExecutorProvider found by {@link dev.rouse.Executor#create()}
 */
@org.jspecify.annotations.NullMarked
module dev.rouse {
    requires static transitive org.jspecify;

    exports dev.rouse;
    exports dev.rouse.async;
    exports dev.rouse.channel;
    exports dev.rouse.function;
    exports dev.rouse.sync;
    exports dev.rouse.task;
    exports dev.rouse.time;

    uses dev.rouse.task.ExecutorProvider;
}
