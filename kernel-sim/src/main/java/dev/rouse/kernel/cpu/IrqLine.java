package dev.rouse.kernel.cpu;

/** The wire from a device to the interrupt controller. */
@FunctionalInterface
public interface IrqLine {

    /**
     * Sets the level of the wire. Setting the level it has is allowed and changes nothing.
     *
     * @param level true while the device requests an interrupt
     */
    void set(boolean level);
}
