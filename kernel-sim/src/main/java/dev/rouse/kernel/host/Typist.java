package dev.rouse.kernel.host;

import dev.rouse.kernel.Machine;
import dev.rouse.kernel.keyboard.KeyCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Types on the machine's keyboard: one key goes down or up at a time, {@link #SPACING} apart in
 * virtual time, and only when the kernel has fetched what the keyboard said before. So nothing
 * overruns, however much there is to type.
 *
 * <p><b>Threads.</b> The thread of the machine only.
 */
public final class Typist {

    /** How long between two movements of keys: far longer than a kernel takes for one. */
    public static final Duration SPACING = Duration.ofMillis(1);

    private final Machine machine;
    private final Supplier<@Nullable Stroke> strokes;

    /** What is left of the current stroke. */
    private final Queue<Runnable> movements = new ArrayDeque<>();

    private boolean typing;

    /**
     * Makes a typist who has not begun.
     *
     * @param machine where to type
     * @param strokes what to type; null means nothing more for now
     */
    public Typist(Machine machine, Supplier<@Nullable Stroke> strokes) {
        this.machine = machine;
        this.strokes = strokes;
    }

    /** Begins to type, or goes on because there is more; does nothing if already typing. */
    public void type() {
        if (!typing) {
            typing = true;
            later();
        }
    }

    private void later() {
        machine.clock().after(SPACING.toNanos(), this::move);
    }

    private void move() {
        if (machine.isKeyboardDrained()) {
            if (movements.isEmpty()) {
                Stroke next = strokes.get();
                if (next == null) {
                    typing = false;
                    return;
                }
                plan(next);
            }
            movements.remove().run();
        }
        later();
    }

    private void plan(Stroke stroke) {
        for (KeyCode modifier : stroke.held()) {
            movements.add(() -> machine.press(modifier));
        }
        movements.add(() -> machine.press(stroke.key()));
        movements.add(() -> machine.release(stroke.key()));
        for (KeyCode modifier : stroke.held()) {
            movements.add(() -> machine.release(modifier));
        }
    }
}
