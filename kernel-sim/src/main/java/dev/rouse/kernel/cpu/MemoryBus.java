package dev.rouse.kernel.cpu;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address space as far as devices live in it: windows of device memory, and nothing between.
 *
 * <p>The kernel's own data are Java objects, so there is no other memory. An access outside all
 * windows is a page fault, raised by the {@link Cpu}.
 *
 * <p><b>Threads.</b> The thread of the machine only.
 */
public final class MemoryBus {

    private final List<Window> windows = new ArrayList<>();

    /** Makes an empty address space. */
    public MemoryBus() {}

    /**
     * Connects a device.
     *
     * @param base the address of its first byte
     * @param size how many bytes it has
     * @param device who answers there
     * @throws IllegalStateException if another device answers in that range
     */
    public void attach(long base, int size, MemoryDevice device) {
        for (Window window : windows) {
            if (base < window.base + window.size && window.base < base + size) {
                throw new IllegalStateException(
                        String.format("0x%X belongs to %s", base, window.device));
            }
        }
        windows.add(new Window(base, size, device));
    }

    /** Finds the window around 16 bits at {@code address}; null if there is none. */
    @Nullable Window find(long address) {
        for (Window window : windows) {
            if (address >= window.base && address + 1 < window.base + window.size) {
                return window;
            }
        }
        return null;
    }

    /** A range of addresses and who answers there. */
    record Window(long base, int size, MemoryDevice device) {}
}
