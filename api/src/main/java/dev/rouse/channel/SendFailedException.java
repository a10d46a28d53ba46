package dev.rouse.channel;

import org.jspecify.annotations.Nullable;

/** Thrown to a sender whose value was not sent, and gives it back. */
public class SendFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a value was not sent. */
    public enum Reason {
        /** The channel accepts no more values. */
        CLOSED,
        /** There was no room in time. */
        TIMEOUT
    }

    /** Why. */
    private final Reason reason;

    private final transient @Nullable Object value;

    /**
     * Makes the exception.
     *
     * @param message which channel, and why
     * @param reason why
     * @param value what was not sent
     */
    public SendFailedException(String message, Reason reason, @Nullable Object value) {
        super(message);
        this.reason = reason;
        this.value = value;
    }

    /**
     * Tells why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Gives back the value that was not sent, the same object.
     *
     * @return the value; null also if it was null, or if this exception was serialized in between
     */
    public @Nullable Object value() {
        return value;
    }
}
