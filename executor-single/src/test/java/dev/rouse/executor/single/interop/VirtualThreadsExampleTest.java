package dev.rouse.executor.single.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.interop.BlockingPool;
import dev.rouse.testing.DocExample;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Virtual threads of docs/interop.md; on a JDK without them the same code uses platform threads.
 */
class VirtualThreadsExampleTest {

    @Test
    void itIsTheOneInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("../docs/interop.md")))
                .contains(
                        DocExample.in(
                                Path.of(
                                        "src/test/java/dev/rouse/executor/single/interop/"
                                                + "VirtualThreadsExampleTest.java")));
    }

    /** A call of an old library, which returns only when all have been made. */
    private static String query(CountDownLatch together, int number) throws InterruptedException {
        together.countDown();
        together.await();
        return "row " + number;
    }

    @Test
    void callsThatBlockWaitOnThreadsOfTheirOwn() throws Exception {
        CountDownLatch together = new CountDownLatch(3);
        try (Executor executor = Executor.create("single")) {
            // example
            try (BlockingPool pool = BlockingPool.builder().virtualThreads(true).build()) {
                List<Future<String>> queries =
                        Stream.of(1, 2, 3)
                                .map(number -> pool.run(() -> query(together, number)))
                                .toList();
                List<String> rows = executor.blockOn(Futures.joinAll(queries));
                assertThat(rows).containsExactly("row 1", "row 2", "row 3");
            }
            // end of example
        }
    }

    @Test
    void theThreadsAreVirtualWhereThereAreSuch() throws Exception {
        boolean wanted = Runtime.version().feature() >= 21;
        try (Executor executor = Executor.create("single");
                BlockingPool pool = BlockingPool.builder().virtualThreads(true).build()) {
            String thread = executor.blockOn(pool.run(() -> Thread.currentThread().toString()));
            assertThat(thread.contains("VirtualThread")).isEqualTo(wanted);
        }
    }
}
