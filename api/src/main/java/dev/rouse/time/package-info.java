/**
 * Time as futures see it: the {@link dev.rouse.time.Timer} an executor offers, and the futures that
 * wait for it.
 *
 * <p><b>Who calls in.</b> Futures reach the timer through {@link dev.rouse.Context#timer()} only,
 * so that tests and simulations can put a virtual clock in its place. Executors implement {@code
 * Timer}.
 *
 * <p><b>Threads.</b> Stated on each type. <b>Start at</b> {@link dev.rouse.time.Sleep}.
 */
@NullMarked
package dev.rouse.time;

import org.jspecify.annotations.NullMarked;
