package dev.rouse.channel;

/** What an attempt to send without waiting came to. */
public enum TrySend {
    /** The value is in the channel. */
    SENT,
    /** There is no room, or others wait for it. The value was not sent. */
    FULL,
    /** Nothing more is accepted. The value was not sent. */
    CLOSED
}
