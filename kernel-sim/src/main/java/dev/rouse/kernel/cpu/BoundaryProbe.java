package dev.rouse.kernel.cpu;

/**
 * Called at every boundary, before the processor looks at its interrupt input. A tool can count,
 * trace, or make a device act at exactly this point.
 */
@FunctionalInterface
public interface BoundaryProbe {

    /**
     * Notes a boundary.
     *
     * @param number how many boundaries have passed, from 1
     */
    void atBoundary(long number);
}
