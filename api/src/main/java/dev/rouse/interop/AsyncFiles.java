package dev.rouse.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.Stream;
import dev.rouse.internal.interop.LineFile;
import dev.rouse.internal.interop.ReadFile;
import dev.rouse.internal.stream.FileLines;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * Reads and writes files without blocking the threads that run tasks.
 *
 * <pre>{@code
 * Future<Integer> words = AsyncFiles.readString(file).map(text -> text.split("\\s+").length);
 * Future<Long> errors =
 *         AsyncFiles.lines(log).filter(line -> line.startsWith("ERROR")).count();
 * }</pre>
 *
 * <p><b>Threads.</b> The work is done by {@link Blocking}: on the pool of the executor that first
 * polls. {@link java.nio.channels.AsynchronousFileChannel} would not do better: it blocks threads
 * of a pool as well, of one that nobody here can bound or close.
 *
 * <p><b>Files are always closed,</b> by the thread that works on them: at the end, after a failure,
 * and after a drop, which lets work that has begun stop at its next chunk of 64 KiB. A drop does
 * not wait for that.
 *
 * <p><b>Failure.</b> What the file system throws, the same object: {@link
 * java.nio.file.NoSuchFileException}, {@link java.nio.file.AccessDeniedException} and others. Bytes
 * that are not text in the charset fail with {@link java.nio.charset.MalformedInputException} or
 * {@link java.nio.charset.UnmappableCharacterException}; nothing is replaced.
 */
public final class AsyncFiles {

    private AsyncFiles() {}

    /**
     * Reads a whole file as UTF-8.
     *
     * <p>Cancel safety: dropping the future stops the reading; a file is not changed by that.
     *
     * @param file which one
     * @return a future of its text, with the line ends it has
     * @throws NullPointerException if {@code file} is null
     */
    public static Future<String> readString(Path file) {
        return readString(file, UTF_8);
    }

    /**
     * Reads a whole file as text.
     *
     * <p>Cancel safety: dropping the future stops the reading; a file is not changed by that.
     *
     * @param file which one
     * @param charset how text is written in it
     * @return a future of its text, with the line ends it has
     * @throws NullPointerException if an argument is null
     */
    public static Future<String> readString(Path file, Charset charset) {
        requireNonNull(file, "file");
        requireNonNull(charset, "charset");
        return new ReadFile<>(
                () -> Files.newByteChannel(file),
                bytes -> charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    }

    /**
     * Reads a whole file.
     *
     * <p>Cancel safety: dropping the future stops the reading; a file is not changed by that.
     *
     * @param file which one
     * @return a future of its bytes
     * @throws NullPointerException if {@code file} is null
     */
    public static Future<byte[]> readAllBytes(Path file) {
        requireNonNull(file, "file");
        return new ReadFile<>(() -> Files.newByteChannel(file), bytes -> bytes);
    }

    /**
     * Reads a file of UTF-8 line by line.
     *
     * @param file which one
     * @return a stream of its lines, as {@link #lines(Path, Charset)} says
     * @throws NullPointerException if {@code file} is null
     */
    public static Stream<String> lines(Path file) {
        return lines(file, UTF_8);
    }

    /**
     * Reads a file line by line. Its first poll opens the file.
     *
     * <p><b>Memory.</b> About 64 KiB of lines are read at a time, and no more before those were
     * taken; a line that is longer is held whole. <b>Order</b> is that of the file.
     * <b>Fairness.</b> Each line spends a unit of the poll's budget.
     *
     * <p><b>Cancel safety.</b> Dropping a {@link Stream#next} loses nothing. Dropping the stream
     * closes the file: on the thread that reads it just then, or else on the thread that drops.
     *
     * <p><b>Failure.</b> A failure comes after the lines that were read before it; of malformed
     * text, the last 8 KiB before it may be missing.
     *
     * @param file which one
     * @param charset how text is written in it
     * @return a stream of its lines, without their ends
     * @throws NullPointerException if an argument is null
     */
    public static Stream<String> lines(Path file, Charset charset) {
        requireNonNull(file, "file");
        requireNonNull(charset, "charset");
        return new FileLines(new LineFile(() -> Files.newByteChannel(file), charset));
    }

    /**
     * Writes a text as UTF-8, as {@link Files#writeString(Path, CharSequence, OpenOption...)} does.
     *
     * <p>Cancel safety: dropped before a thread has begun, the future writes nothing; after that
     * the text is written to its end.
     *
     * @param file which one
     * @param text what to write
     * @param options how to open it; by default it is made, or made empty
     * @return a future of the file
     * @throws NullPointerException if an argument is null
     */
    public static Future<Path> writeString(Path file, CharSequence text, OpenOption... options) {
        requireNonNull(file, "file");
        requireNonNull(text, "text");
        OpenOption[] given = options.clone();
        return Blocking.run(() -> Files.writeString(file, text, UTF_8, given));
    }
}
