package dev.rouse.kernel.host;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as the strokes that type it. Line ends of all kinds are the Return key; a byte order
 * mark at the start is no text. Characters that no key types are left out and remembered.
 *
 * <p><b>Threads.</b> One at a time. Reading may block.
 */
public final class TextStrokes implements Supplier<@Nullable Stroke> {

    private static final int END = -1;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Reader text;
    private final Set<Integer> untypeable = new LinkedHashSet<>();
    private long untypeableCount;
    private boolean atStart = true;
    private boolean afterReturn;

    /** Reads from {@code text}, which should be buffered. */
    public TextStrokes(Reader text) {
        this.text = text;
    }

    /** Gives the next stroke, or null at the end of the text. */
    @Override
    public @Nullable Stroke get() {
        for (int character; (character = readCharacter()) != END; ) {
            Stroke stroke = strokeFor(character);
            if (stroke != null) {
                return stroke;
            }
        }
        return null;
    }

    private @Nullable Stroke strokeFor(int character) {
        boolean secondHalfOfLineEnd = afterReturn && character == '\n';
        boolean mark = atStart && character == BYTE_ORDER_MARK;
        afterReturn = character == '\r';
        atStart = false;
        if (secondHalfOfLineEnd || mark) {
            return null;
        }
        Stroke stroke = UsStrokes.of(character == '\r' ? '\n' : character);
        if (stroke == null) {
            untypeable.add(character);
            untypeableCount++;
        }
        return stroke;
    }

    private int readCharacter() {
        int first = readUnit();
        if (first == END || !Character.isHighSurrogate((char) first)) {
            return first;
        }
        // The decoder gives surrogates in pairs only.
        return Character.toCodePoint((char) first, (char) readUnit());
    }

    private int readUnit() {
        try {
            return text.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Gives the different characters that were left out, in the order of their first occurrence.
     */
    public Set<Integer> untypeable() {
        return untypeable;
    }

    /** Counts the characters that were left out. */
    public long untypeableCount() {
        return untypeableCount;
    }
}
