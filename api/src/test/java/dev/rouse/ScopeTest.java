package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.task.Task;
import dev.rouse.testing.DocExample;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Children cannot outlive their scope, and the first failure ends all of it. */
class ScopeTest {

    private final QueueScheduler scheduler = new QueueScheduler();
    private final AtomicReference<Scope> seen = new AtomicReference<>();

    private <T extends @Nullable Object> Task<T> start(Future<T> future) {
        Task<T> task = scheduler.spawn(future, "scope");
        scheduler.runAll();
        return task;
    }

    /** Runs a scope that spawns the children and has the body. */
    private Task<String> startScope(Future<String> body, Future<?>... children) {
        return start(
                Scope.run(
                        scope -> {
                            seen.set(scope);
                            for (Future<?> child : children) {
                                scope.spawn(child);
                            }
                            return body;
                        }));
    }

    @Test
    void itIsTheOneInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("src/main/java/dev/rouse/Scope.java")))
                .contains(DocExample.in(Path.of("src/test/java/dev/rouse/ScopeTest.java")));
    }

    private static Future<String> loadNews() {
        return Futures.ready("news, ");
    }

    private static Future<String> loadWeather() {
        return Futures.ready("rain");
    }

    private static final class Example {
        // example
        Future<String> frontPage() {
            return Scope.run(
                    scope -> {
                        Future<String> news = scope.spawn(loadNews()); // both run at the same time,
                        Future<String> weather = scope.spawn(loadWeather());
                        return news.join(weather, (n, w) -> n + w); // and have ended when this has
                    });
        }
        // end of example
    }

    @Test
    void theExampleJoinsBoth() throws Exception {
        assertThat(start(new Example().frontPage()).outcome()).isEqualTo("news, rain");
    }

    @Test
    void theScopeEndsAfterItsLastChild() throws Exception {
        Probe<Integer> child = Probe.readyAfter(1, 1);
        Task<String> scope = startScope(Futures.ready("v"), child);
        assertThat(scope.isFinished()).isFalse();
        child.wake();
        scheduler.runAll();
        assertThat(scope.outcome()).isEqualTo("v");
    }

    @Test
    void childrenOfChildrenAreWaitedFor() throws Exception {
        Probe<Integer> grandchild = Probe.readyAfter(1, 1);
        Task<String> scope =
                startScope(
                        Futures.ready("v"),
                        Futures.lazy(
                                () -> {
                                    seen.get().spawn(grandchild);
                                    return 1;
                                }));
        assertThat(scope.isFinished()).isFalse();
        assertThat(seen.get().size()).isEqualTo(1);
        grandchild.wake();
        scheduler.runAll();
        assertThat(scope.outcome()).isEqualTo("v");
    }

    @Test
    void aFailedChildEndsTheBodyAndItsSiblingsAndIsRethrown() {
        Exception failure = new Exception("on purpose");
        Probe<String> body = Probe.pending();
        Probe<Integer> sibling = Probe.pending();
        Probe<Integer> failing = Probe.failingAfter(1, failure);
        Task<String> scope = startScope(body, sibling, failing);
        failing.wake();
        scheduler.runAll();
        assertThat(catchThrowable(scope::outcome)).isSameAs(failure);
        assertThat(body.drops).isEqualTo(1);
        assertThat(sibling.drops).isEqualTo(1);
        assertThat(scheduler.uncaught).isEmpty();
    }

    @Test
    void aFailedBodyEndsTheChildrenAndWaitsForTheirCleanUp() {
        Exception failure = new Exception("on purpose");
        Probe<Integer> child = Probe.pending();
        Probe<String> body = Probe.failingAfter(1, failure);
        Task<String> scope = startScope(body, child);
        child.whenDropped(() -> assertThat(scope.isFinished()).isFalse());
        body.wake();
        scheduler.runAll();
        assertThat(child.drops).isEqualTo(1);
        assertThat(catchThrowable(scope::outcome)).isSameAs(failure);
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(scheduler.uncaught).isEmpty();
    }

    @Test
    void theFutureWaitsForTheLastCleanUp() {
        Exception failure = new Exception("on purpose");
        Probe<Integer> child = Probe.pending();
        Probe<String> body = Probe.failingAfter(1, failure);
        Task<String> scope = startScope(body, child);
        body.wake();
        Task<?> first = scheduler.take(); // the scope, which now aborts
        first.run();
        assertThat(scope.isFinished()).isFalse();
        scheduler.runAll();
        assertThat(scope.isFinished()).isTrue();
        assertThat(catchThrowable(scope::outcome)).isSameAs(failure);
    }

    @Test
    void aBodyThatThrowsAtOnceFailsTheScope() {
        Exception failure = new Exception("on purpose");
        Probe<Integer> child = Probe.pending();
        Task<String> scope =
                start(
                        Scope.run(
                                s -> {
                                    s.spawn(child);
                                    throw failure;
                                }));
        assertThat(catchThrowable(scope::outcome)).isSameAs(failure);
        assertThat(child.drops).isEqualTo(1);
    }

    @Test
    void aBodyThatGivesNoFutureIsNamed() {
        @SuppressWarnings("NullAway") // a mistake, on purpose
        Task<String> scope = start(Scope.run(s -> null));
        assertThatThrownBy(scope::outcome).hasMessageEndingWith("answered null");
    }

    @Test
    void laterFailuresAndThoseOfDropsAreSuppressed() {
        Exception failure = new Exception("first");
        RuntimeException ofSibling = new RuntimeException("drop of the sibling");
        RuntimeException ofBody = new RuntimeException("drop of the body");
        Probe<String> body = Probe.pending();
        Probe<Integer> sibling = Probe.pending();
        body.whenDropped(
                () -> {
                    throw ofBody;
                });
        sibling.whenDropped(
                () -> {
                    throw ofSibling;
                });
        Task<String> scope = startScope(body, sibling, Futures.failed(failure));
        assertThat(catchThrowable(scope::outcome)).isSameAs(failure);
        assertThat(failure.getSuppressed()).containsExactlyInAnyOrder(ofSibling, ofBody);
        assertThat(scheduler.uncaught).isEmpty();
    }

    /** If each failure aborted all children again, this would take ten thousand million steps. */
    @Test
    void hundredThousandChildrenMayFailInTheirCleanUp() {
        int children = 100_000;
        RuntimeException failure = new RuntimeException("body");
        Task<?> scope =
                start(
                        Scope.run(
                                opened -> {
                                    for (int i = 0; i < children; i++) {
                                        opened.spawn(Futures.pending().onDrop(this::failToCleanUp));
                                    }
                                    return Futures.yieldNow().then(v -> Futures.failed(failure));
                                }));
        assertThat(catchThrowable(scope::outcome)).isSameAs(failure);
        assertThat(failure.getSuppressed()).hasSize(children);
    }

    private void failToCleanUp() {
        throw new IllegalStateException("clean-up");
    }

    @Test
    void awaitingAFailedChildGivesTheSameFailureOnce() {
        Exception failure = new Exception("on purpose");
        Task<String> scope = start(Scope.run(s -> s.<String>spawn(Futures.failed(failure))));
        assertThat(catchThrowable(scope::outcome)).isSameAs(failure);
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Test
    void anAbortedChildHasNotFailed() throws Exception {
        Task<String> scope =
                start(
                        Scope.run(
                                s -> {
                                    s.spawn(Futures.pending()).abort();
                                    return Futures.ready("v");
                                }));
        assertThat(scope.outcome()).isEqualTo("v");
    }

    @Test
    void droppingAHandleDoesNotLetTheChildGo() throws Exception {
        Probe<Integer> child = Probe.readyAfter(1, 1);
        Task<String> scope =
                start(
                        Scope.run(
                                s -> {
                                    s.spawn(child).drop();
                                    return Futures.ready("v");
                                }));
        assertThat(scope.isFinished()).isFalse();
        child.wake();
        scheduler.runAll();
        assertThat(scope.outcome()).isEqualTo("v");
    }

    @Test
    void cancelEndsBodyAndChildrenAndIsWaitedFor() {
        Probe<String> body = Probe.pending();
        Probe<Integer> child = Probe.pending();
        Task<String> scope = startScope(body, child);
        seen.get().cancel();
        seen.get().cancel();
        scheduler.runAll();
        assertThat(body.drops).isEqualTo(1);
        assertThat(child.drops).isEqualTo(1);
        Throwable thrown = catchThrowable(scope::outcome);
        assertThat(thrown).isInstanceOf(CancellationException.class).hasNoSuppressedExceptions();
    }

    @Test
    void aDroppedScopeAbortsItsChildrenAndTellsWhenTheyHaveEnded() throws Exception {
        Probe<String> body = Probe.pending();
        Probe<Integer> child = Probe.pending();
        Task<String> scope = startScope(body, child);
        Future<@Nullable Void> ended = seen.get().ended();
        TestContext cx = new TestContext();
        assertThat(ended.poll(cx).isReady()).isFalse();
        scope.abort();
        scheduler.take().run(); // drops the scope
        assertThat(body.drops).isEqualTo(1);
        assertThat(child.drops).isZero();
        assertThat(ended.poll(cx).isReady()).isFalse();
        scheduler.runAll();
        assertThat(child.drops).isEqualTo(1);
        assertThat(ended.poll(cx).isReady()).isTrue();
        assertThat(seen.get().ended().poll(cx).isReady()).isTrue();
    }

    @Test
    void aFailureAfterTheDropGoesToTheUncaughtHandler() {
        RuntimeException failure = new RuntimeException("on purpose");
        Probe<Integer> child = Probe.pending();
        child.whenDropped(
                () -> {
                    throw failure;
                });
        Task<String> scope = startScope(Futures.pending(), child);
        scope.abort();
        scheduler.runAll();
        assertThat(scheduler.uncaught).containsExactly(failure);
    }

    @Test
    void aScopeDroppedBeforeItsFirstPollRunsNothing() {
        List<String> calls = new ArrayList<>();
        Future<String> scope =
                Scope.run(
                        s -> {
                            calls.add("body");
                            return Futures.ready("v");
                        });
        scope.drop();
        assertThat(calls).isEmpty();
        assertThatThrownBy(() -> scope.poll(new TestContext()))
                .hasMessageStartingWith("polled after drop");
    }

    @Test
    void spawningAfterTheEndDropsTheFuture() {
        startScope(Futures.ready("v"));
        Probe<Integer> late = Probe.pending();
        JoinHandle<Integer> handle = seen.get().spawn(late);
        assertThat(late.drops).isEqualTo(1);
        scheduler.runAll();
        assertThat(handle.isFinished()).isTrue();
        assertThatThrownBy(() -> handle.poll(new TestContext()))
                .isInstanceOf(CancellationException.class);
        assertThat(scheduler.uncaught).isEmpty();
    }

    @Test
    void spawningDuringTheDropOfTheBodyIsTooLate() {
        Probe<Integer> late = Probe.pending();
        Probe<String> body = Probe.pending();
        body.whenDropped(() -> seen.get().spawn(late));
        Task<String> scope = startScope(body);
        scope.abort();
        scheduler.runAll();
        assertThat(late.polls).isZero();
        assertThat(late.drops).isEqualTo(1);
    }

    @Test
    void supervisedChildrenFailAlone() throws Exception {
        Exception failure = new Exception("on purpose");
        Probe<Integer> sibling = Probe.readyAfter(1, 1);
        Task<String> scope =
                start(
                        Scope.supervise(
                                s -> {
                                    s.spawn(sibling);
                                    return s.<String>spawn(Futures.failed(failure))
                                            .recover(f -> f == failure ? "recovered" : "no");
                                }));
        assertThat(scope.isFinished()).isFalse();
        assertThat(sibling.drops).isZero();
        sibling.wake();
        scheduler.runAll();
        assertThat(scope.outcome()).isEqualTo("recovered");
    }

    @Test
    void aSupervisedFailureThatNobodyAwaitsIsReported() throws Exception {
        Exception failure = new Exception("on purpose");
        Task<String> scope =
                start(
                        Scope.supervise(
                                s -> {
                                    s.spawn(Futures.failed(failure)).drop();
                                    return Futures.ready("v");
                                }));
        assertThat(scope.outcome()).isEqualTo("v");
        assertThat(scheduler.uncaught).containsExactly(failure);
    }

    @Test
    void abortChildrenLeavesTheScopeOpen() throws Exception {
        Probe<String> body = Probe.readyAfter(1, "first");
        Probe<Integer> slow = Probe.pending();
        Task<String> scope = startScope(body, slow);
        seen.get().abortChildren();
        scheduler.runAll();
        assertThat(slow.drops).isEqualTo(1);
        body.wake();
        scheduler.runAll();
        assertThat(scope.outcome()).isEqualTo("first");
    }
}
