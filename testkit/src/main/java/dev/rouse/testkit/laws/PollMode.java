package dev.rouse.testkit.laws;

/** In what circumstances a subject is polled. */
enum PollMode {
    NEW_WAKER,
    SAME_WAKER,
    WITHOUT_BUDGET,
    DURING_EVENT
}
