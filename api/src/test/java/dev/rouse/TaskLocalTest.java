package dev.rouse;

import static dev.rouse.testing.AllocatedBytes.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.task.Task;
import dev.rouse.testing.AllocatedBytes;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskLocalTest {

    private final TaskLocal<@Nullable String> local = TaskLocal.create("local");
    private final TestContext cx = new TestContext();
    private final List<@Nullable String> seen = new ArrayList<>();

    /** Notes the value in each poll and in the drop. */
    private Probe<String> noting(int pendings) {
        return Probe.<String>polling(
                        p -> {
                            seen.add(local.get());
                            return p.polls <= pendings ? Poll.pending() : Poll.ready("end");
                        })
                .whenDropped(() -> seen.add("drop " + local.get()));
    }

    @Test
    void valueIsThereInEachPollAndNotBetween() throws Exception {
        Future<String> scoped = local.scope("v", noting(1));
        assertThat(scoped.poll(cx)).isSameAs(Poll.pending());
        assertThat(local.isBound()).isFalse();
        assertThat(scoped.poll(cx)).isEqualTo(Poll.ready("end"));
        assertThat(local.isBound()).isFalse();
        assertThat(seen).containsExactly("v", "v");
    }

    @Test
    void valueIsThereInTheDropAlsoOfAnAbortedTask() throws Exception {
        local.scope("v", noting(9)).drop();
        QueueScheduler scheduler = new QueueScheduler();
        Task<String> task = Task.create(local.scope("w", noting(9)), scheduler);
        scheduler.schedule(task);
        scheduler.runAll();
        task.abort();
        scheduler.runAll();
        assertThat(seen).containsExactly("drop v", "w", "drop w");
        assertThat(local.isBound()).isFalse();
    }

    @Test
    void innerScopeHidesTheOuterOne() throws Exception {
        Future<String> inner = local.scope("inner", noting(0));
        Future<String> outer =
                local.scope(
                        "outer",
                        Futures.pollFn(
                                context -> {
                                    seen.add(local.get());
                                    Poll<String> polled = inner.poll(context);
                                    seen.add(local.get());
                                    return polled;
                                }));
        outer.poll(cx);
        assertThat(seen).containsExactly("outer", "inner", "outer");
        assertThat(local.getOr("none")).isEqualTo("none");
    }

    @Test
    void whatTheThreadHadIsRestoredWhenPollOrDropThrows() {
        Exception failure = new Exception("poll");
        Future<String> failing = local.scope("v", Probe.failingAfter(0, failure));
        assertThatThrownBy(() -> failing.poll(cx)).isSameAs(failure);
        assertThat(local.isBound()).isFalse();
        RuntimeException fromDrop = new RuntimeException("drop");
        Future<String> dropping =
                local.scope(
                        "v",
                        Probe.<String>pending()
                                .whenDropped(
                                        () -> {
                                            throw fromDrop;
                                        }));
        assertThatThrownBy(dropping::drop).isSameAs(fromDrop);
        assertThat(local.isBound()).isFalse();
    }

    @Test
    void nullIsAValueAndNoneIsNot() throws Exception {
        boolean bound = local.scopeNow(null, () -> local.isBound() && local.get() == null);
        assertThat(bound).isTrue();
        assertThat(local.scopeNow("v", () -> local.getOr("other"))).isEqualTo("v");
        assertThat(local.isBound()).isFalse();
        assertThatThrownBy(local::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("TaskLocal[local] has no value here");
    }

    @Test
    void exampleOfTheDocumentationWorks() throws Exception {
        TaskLocal<String> requestId = TaskLocal.create("requestId");
        Future<String> reply =
                requestId.scope("r-17", Futures.lazy(() -> "for " + requestId.get()));
        assertThat(reply.poll(cx)).isEqualTo(Poll.ready("for r-17"));
    }

    @Test
    void pollsAllocateNothing() throws Exception {
        Future<String> scoped = local.scope("v", Futures.pending());
        assertThat(AllocatedBytes.perCallOf(() -> scoped.poll(cx))).isLessThan(NOTHING);
    }
}
