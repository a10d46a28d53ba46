package dev.rouse.channel;

/** Thrown to a receiver when nothing will be sent any more, because the sending side gave up. */
public class ChannelClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message which side closed, and what was expected of it
     */
    public ChannelClosedException(String message) {
        super(message);
    }
}
