package dev.rouse.internal.interop;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingFunction;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.stream.FutureBase;
import dev.rouse.internal.stream.FutureChild;
import dev.rouse.interop.Blocking;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * Behind {@code AsyncFiles.readAllBytes} and {@code readString}: one piece of blocking work that
 * opens, reads and closes the file, so that no drop can come between.
 *
 * <p>A drop cannot end work that has begun, but the work looks after each chunk whether it is still
 * wanted.
 *
 * @param <T> the type of what is made of the bytes
 */
public final class ReadFile<T> extends FutureBase<T> {

    private static final int CHUNK = 1 << 16;

    /** The most that arrays can hold on common JVMs. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private final FutureChild<T> work = new FutureChild<>();
    private volatile boolean dropped;

    /**
     * Keeps what to do.
     *
     * @param opener opens the file; on a thread that may block
     * @param finisher makes the value of its bytes; there as well
     */
    public ReadFile(
            ThrowingSupplier<? extends SeekableByteChannel> opener,
            ThrowingFunction<? super byte[], ? extends T> finisher) {
        work.set(Blocking.run(() -> finisher.apply(read(opener))));
    }

    private byte[] read(ThrowingSupplier<? extends SeekableByteChannel> opener) throws Exception {
        try (SeekableByteChannel channel = opener.get()) {
            long size = channel.size(); // a hint: some files have no size, others grow
            byte[] bytes = new byte[(int) Math.min(Math.max(size, 0), MOST)];
            int count = 0;
            while (!dropped) {
                if (count == bytes.length) {
                    ByteBuffer one = ByteBuffer.allocate(1);
                    if (channel.read(one) < 0) {
                        return bytes;
                    }
                    bytes = Arrays.copyOf(bytes, larger(count));
                    bytes[count++] = one.get(0);
                }
                int room = Math.min(CHUNK, bytes.length - count);
                int read = channel.read(ByteBuffer.wrap(bytes, count, room));
                if (read < 0) {
                    return Arrays.copyOf(bytes, count);
                }
                count += read;
            }
            return new byte[0]; // of no interest to anybody
        }
    }

    private static int larger(int count) throws IOException {
        if (count == MOST) {
            throw new IOException("the file is too large for one array; read it by lines");
        }
        return (int) Math.min(Math.max(2L * count, CHUNK), MOST);
    }

    @Override
    protected Poll<T> step(Context cx) throws Exception {
        return work.poll(cx);
    }

    @Override
    protected void release() {
        dropped = true;
        work.drop();
    }

    @Override
    protected String describe() {
        return work.toString();
    }
}
