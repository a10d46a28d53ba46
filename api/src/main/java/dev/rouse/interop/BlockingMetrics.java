package dev.rouse.interop;

/**
 * The counts of a {@link BlockingPool} at one moment. They belong together: {@code threads} is
 * {@code idle + running}, and {@code queued + running + completed + cancelled} is the number of
 * futures that were polled at least once while the pool was open.
 *
 * @param threads how many threads there are, those just being started among them
 * @param idle how many of them have nothing to do
 * @param running how many of them have work, begun or just about to begin
 * @param queued how much work waits for a thread
 * @param completed how much work has run to its end, by a value or by an exception; an outcome that
 *     a poll has given is among them
 * @param cancelled how much work never ran: its future was dropped in time, the pool closed, or no
 *     thread could be started for it
 */
public record BlockingMetrics(
        int threads, int idle, int running, int queued, long completed, long cancelled) {}
