package dev.rouse.kernel.keyboard;

/**
 * Which modifier keys are held and which locks are on.
 *
 * <p>Num Lock starts on, as on the machine. An {@link EventDecoder} keeps one and changes it; to
 * others it is read-only.
 */
public final class Modifiers {

    boolean leftShift;
    boolean rightShift;
    boolean leftControl;
    boolean rightControl;

    /** Between the two halves of Pause, whose second half looks like Num Lock. */
    boolean insidePause;

    boolean leftAlt;
    boolean rightAlt;
    boolean capsLock;
    boolean numLock = true;

    Modifiers() {}

    /**
     * Tells whether either Shift is held.
     *
     * @return true if shifted
     */
    public boolean isShifted() {
        return leftShift || rightShift;
    }

    /**
     * Tells whether either Ctrl is held.
     *
     * @return true if so
     */
    public boolean isControl() {
        return leftControl || rightControl;
    }

    /**
     * Tells whether AltGr is held, or the left Alt together with Ctrl, which means the same.
     *
     * @return true if so
     */
    public boolean isAltGr() {
        return rightAlt || (leftAlt && isControl());
    }

    /**
     * Tells whether letters come out as capitals: Shift or Caps Lock, but not both.
     *
     * @return true for capitals
     */
    public boolean isCaps() {
        return isShifted() ^ capsLock;
    }

    /**
     * Tells whether the number pad gives digits.
     *
     * @return true while Num Lock is on
     */
    public boolean isNumLock() {
        return numLock;
    }
}
