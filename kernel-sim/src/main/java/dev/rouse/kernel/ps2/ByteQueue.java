package dev.rouse.kernel.ps2;

/** A ring of bytes; one that is full loses what is added. */
final class ByteQueue {

    private final byte[] ring;
    private int first;
    private int size;

    ByteQueue(int capacity) {
        ring = new byte[capacity];
    }

    int size() {
        return size;
    }

    void add(int value) {
        if (size < ring.length) {
            ring[(first + size++) % ring.length] = (byte) value;
        }
    }

    /** Reads without removing; {@code index} counts from the oldest byte. */
    int peek(int index) {
        return ring[(first + index) % ring.length] & 0xFF;
    }

    int take() {
        int value = peek(0);
        first = (first + 1) % ring.length;
        size--;
        return value;
    }

    void clear() {
        size = 0;
    }
}
