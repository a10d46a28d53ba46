/**
 * A simulated PC, and a kernel on it that runs on Rouse: keyboard interrupts wake tasks.
 *
 * <p>Start at {@link dev.rouse.kernel.Kernel}; the hardware is {@link dev.rouse.kernel.Machine}.
 */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("requires-automatic") // JLine's bundle has no module descriptor
module dev.rouse.kernel {
    requires static transitive org.jspecify;
    requires transitive dev.rouse;
    requires info.picocli;
    requires org.jline;

    exports dev.rouse.kernel;
    exports dev.rouse.kernel.cpu;
    exports dev.rouse.kernel.keyboard;

    opens dev.rouse.kernel.cli to
            info.picocli;
}
