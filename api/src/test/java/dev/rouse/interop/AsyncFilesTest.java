package dev.rouse.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.Future;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.interop.LineFile;
import dev.rouse.internal.interop.ReadFile;
import dev.rouse.internal.stream.FileLines;
import dev.rouse.task.Task;
import dev.rouse.testing.DocExample;
import dev.rouse.testing.HandThreads;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read whole or by lines, fail as the file system says, and are always closed. */
class AsyncFilesTest {

    @TempDir Path directory;

    private final HandThreads threads = new HandThreads();
    private final QueueScheduler scheduler = new QueueScheduler();
    private final List<Throwable> reported = new ArrayList<>();

    AsyncFilesTest() {
        scheduler.blocking =
                BlockingPool.builder()
                        .keepAlive(Duration.ZERO)
                        .threadFactory(threads)
                        .uncaughtHandler((thread, failure) -> reported.add(failure))
                        .build();
    }

    private <T extends @Nullable Object> Task<T> run(Future<T> future) {
        Task<T> task = scheduler.spawn(future, "test");
        do {
            scheduler.runAll();
            threads.runAll();
        } while (scheduler.queued() > 0);
        return task;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("file"), text);
    }

    /** A file of a size, which counts, and does something at its second read. */
    private final class Counting implements SeekableByteChannel {
        final int size;
        final Runnable atSecondRead;
        int position;
        int reads;
        int largest;
        int closes;
        @Nullable IOException onRead;

        Counting(int size, Runnable atSecondRead) {
            this.size = size;
            this.atSecondRead = atSecondRead;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            if (++reads == 2) {
                atSecondRead.run();
            }
            if (onRead != null && reads >= 2) {
                throw onRead;
            }
            largest = Math.max(largest, into.remaining());
            int count = Math.min(into.remaining(), size - position);
            for (int i = 0; i < count; i++) {
                into.put((byte) (++position % 10 == 0 ? '\n' : 'x'));
            }
            return count == 0 && into.hasRemaining() ? -1 : count;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long next) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() {
            return 0; // as the files of /proc say
        }

        @Override
        public SeekableByteChannel truncate(long length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return closes == 0;
        }

        @Override
        public void close() {
            closes++;
        }
    }

    private static Stream<String> lines(ThrowingSupplier<SeekableByteChannel> opener) {
        return new FileLines(new LineFile(opener, StandardCharsets.UTF_8));
    }

    private void abort(Task<?> task) {
        task.abort();
        scheduler.runAll();
    }

    // ---- whole files ----

    @Test
    void textAndBytesComeAsTheyAre() throws Exception {
        String text = "Zwölf Boxkämpfer\r\njagen\n\nViktor €";
        Path file = file(text);
        assertThat(run(AsyncFiles.readString(file)).outcome()).isEqualTo(text);
        assertThat(run(AsyncFiles.readAllBytes(file)).outcome())
                .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(run(AsyncFiles.readString(file(""))).outcome()).isEmpty();
    }

    @Test
    void nothingHappensBeforeTheFirstPollNorOnTheExecutorsThread() throws Exception {
        Path file = file("v");
        Task<String> task = scheduler.spawn(AsyncFiles.readString(file), null);
        assertThat(threads.waiting()).isZero();
        scheduler.runAll();
        assertThat(threads.waiting()).isEqualTo(1);
        assertThat(task.isFinished()).isFalse();
        threads.runAll();
        scheduler.runAll();
        assertThat(task.outcome()).isEqualTo("v");
    }

    @Test
    void failuresAreThoseOfTheFileSystem() throws Exception {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(run(AsyncFiles.readString(missing))::outcome)
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(run(AsyncFiles.lines(missing).toList())::outcome)
                .isInstanceOf(NoSuchFileException.class);
        Path latin = Files.write(directory.resolve("latin"), new byte[] {'a', (byte) 0xFC, 'b'});
        assertThatThrownBy(run(AsyncFiles.readString(latin))::outcome)
                .isInstanceOf(MalformedInputException.class);
        assertThatThrownBy(run(AsyncFiles.lines(latin).toList())::outcome)
                .isInstanceOf(MalformedInputException.class);
        assertThat(run(AsyncFiles.readString(latin, StandardCharsets.ISO_8859_1)).outcome())
                .isEqualTo("aüb");
        assertThat(reported).isEmpty();
    }

    @Test
    void aFileWithoutASizeIsReadInChunksToItsEnd() throws Exception {
        Counting counting = new Counting(1_000_003, () -> {});
        byte[] bytes = run(new ReadFile<>(() -> counting, b -> b)).outcome();
        assertThat(bytes).hasSize(1_000_003);
        assertThat(bytes[8]).isEqualTo((byte) 'x');
        assertThat(bytes[9]).isEqualTo((byte) '\n');
        assertThat(counting.largest).isLessThanOrEqualTo(1 << 16);
        assertThat(counting.closes).isEqualTo(1);
    }

    @Test
    void aDropWhileItIsReadStopsAtTheNextChunkAndCloses() {
        List<Task<?>> task = new ArrayList<>();
        Counting counting = new Counting(1_000_000, () -> abort(task.get(0)));
        task.add(scheduler.spawn(new ReadFile<>(() -> counting, b -> b), null));
        scheduler.runAll();
        threads.runAll();
        assertThat(counting.reads).isEqualTo(2);
        assertThat(counting.closes).isEqualTo(1);
        assertThat(reported).isEmpty();
    }

    @Test
    void aDropWhileItIsOpenedCloses() {
        List<Task<?>> task = new ArrayList<>();
        Counting whole = new Counting(100, () -> {});
        Counting byLine = new Counting(100, () -> {});
        task.add(
                scheduler.spawn(
                        new ReadFile<>(
                                () -> {
                                    abort(task.get(0));
                                    return whole;
                                },
                                b -> b),
                        null));
        task.add(
                scheduler.spawn(
                        lines(
                                        () -> {
                                            abort(task.get(1));
                                            return byLine;
                                        })
                                .toList(),
                        null));
        scheduler.runAll();
        threads.runAll();
        assertThat(whole.closes).isEqualTo(1);
        assertThat(byLine.closes).isEqualTo(1);
        assertThat(whole.reads + byLine.reads).isZero();
        assertThat(reported).isEmpty();
    }

    @Test
    void aDropBeforeAThreadHasBegunOpensNothing() {
        List<String> opened = new ArrayList<>();
        Task<?> task =
                scheduler.spawn(
                        lines(
                                        () -> {
                                            opened.add("opened");
                                            return new Counting(1, () -> {});
                                        })
                                .toList(),
                        null);
        scheduler.runAll();
        abort(task);
        threads.runAll();
        assertThat(opened).isEmpty();
    }

    // ---- lines ----

    @Test
    void linesAreThoseThatFilesGives() throws Exception {
        for (String text : List.of("", "\n", "a", "a\n", "a\nb", "a\r\nb\r\n", "\n\na\rb")) {
            Path file = file(text);
            assertThat(run(AsyncFiles.lines(file).toList()).outcome())
                    .isEqualTo(Files.readAllLines(file));
        }
    }

    @Test
    void aLargeFileIsReadOnlyAsFarAsItsLinesAreTaken() throws Exception {
        Counting counting = new Counting(10_000_000, () -> {});
        Stream<String> lines = lines(() -> counting);
        assertThat(run(lines.borrow().take(10).count()).outcome()).isEqualTo(10);
        assertThat(counting.position).isLessThan(200_000);
        assertThat(counting.closes).isZero();
        assertThat(run(lines.count()).outcome()).isEqualTo(1_000_000 - 10);
        assertThat(counting.closes).isEqualTo(1);
    }

    @Test
    void aDropBetweenTwoBatchesCloses() throws Exception {
        Counting counting = new Counting(10_000_000, () -> {});
        Stream<String> lines = lines(() -> counting);
        run(lines.next());
        lines.drop();
        lines.drop();
        assertThat(counting.closes).isEqualTo(1);
    }

    @Test
    void aDropWhileABatchIsReadClosesAfterIt() {
        List<Task<?>> task = new ArrayList<>();
        Counting[] counting = new Counting[1];
        counting[0] =
                new Counting(
                        10_000_000,
                        () -> {
                            abort(task.get(0));
                            assertThat(counting[0].closes).isZero();
                        });
        task.add(scheduler.spawn(lines(() -> counting[0]).toList(), null));
        scheduler.runAll();
        threads.runAll();
        assertThat(counting[0].closes).isEqualTo(1);
        assertThat(counting[0].reads).isEqualTo(2);
        assertThat(reported).isEmpty();
    }

    @Test
    void aFailureComesAfterTheLinesBeforeItAndCloses() throws Exception {
        IOException failure = new IOException("on purpose");
        Counting counting = new Counting(1_000_000, () -> {});
        counting.onRead = failure;
        List<String> seen = new ArrayList<>();
        Task<?> task = run(lines(() -> counting).forEach(seen::add));
        assertThat(catchThrowable(task::outcome)).isSameAs(failure);
        assertThat(seen).hasSizeGreaterThan(100);
        assertThat(counting.closes).isEqualTo(1);
    }

    @Test
    void aStreamThatHasEndedSaysSo() throws Exception {
        Stream<String> lines = AsyncFiles.lines(file("a\n"));
        run(lines.borrow().count());
        assertThatThrownBy(() -> lines.pollNext(new TestContext()))
                .hasMessageStartingWith("polled after completion");
    }

    // ---- writing ----

    @Test
    void whatIsWrittenIsRead() throws Exception {
        Path file = directory.resolve("new");
        assertThat(run(AsyncFiles.writeString(file, "Grüße")).outcome()).isEqualTo(file);
        run(AsyncFiles.writeString(file, "!", StandardOpenOption.APPEND));
        assertThat(run(AsyncFiles.readString(file)).outcome()).isEqualTo("Grüße!");
    }

    // ---- documentation ----

    @Test
    void theExampleCountsWordsAndErrors() throws Exception {
        Path file = file("one two\nthree");
        Path log = Files.write(directory.resolve("log"), List.of("ERROR a", "fine", "ERROR b"));
        // example
        Future<Integer> words = AsyncFiles.readString(file).map(text -> text.split("\\s+").length);
        Future<Long> errors =
                AsyncFiles.lines(log).filter(line -> line.startsWith("ERROR")).count();
        // end of example
        assertThat(run(words).outcome()).isEqualTo(3);
        assertThat(run(errors).outcome()).isEqualTo(2);
    }

    @Test
    void itIsTheOneInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("src/main/java/dev/rouse/interop/AsyncFiles.java")))
                .contains(
                        DocExample.in(
                                Path.of("src/test/java/dev/rouse/interop/AsyncFilesTest.java")));
    }
}
