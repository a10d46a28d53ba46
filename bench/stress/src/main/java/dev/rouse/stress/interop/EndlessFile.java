package dev.rouse.stress.interop;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** A file of long lines that never ends, and counts how often it is open. */
final class EndlessFile implements SeekableByteChannel {

    private static final byte[] LINE = line();

    private int open;

    private static byte[] line() {
        byte[] bytes = new byte[1 << 12];
        Arrays.fill(bytes, (byte) 'x');
        bytes[bytes.length - 1] = '\n';
        return bytes;
    }

    EndlessFile open() {
        open++;
        return this;
    }

    int howOftenOpen() {
        return open;
    }

    @Override
    public int read(ByteBuffer target) {
        int count = Math.min(target.remaining(), LINE.length);
        target.put(LINE, 0, count);
        return count;
    }

    @Override
    public void close() {
        open--;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public long position() {
        return 0;
    }

    @Override
    public long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel position(long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException();
    }
}
