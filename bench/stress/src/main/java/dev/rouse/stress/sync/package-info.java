/**
 * Races for the place of a waker, the sleep of a thread, the line at a semaphore, a mutex or a
 * notify, a permit that two give back, and a value that is set once.
 */
@NullMarked
package dev.rouse.stress.sync;

import org.jspecify.annotations.NullMarked;
