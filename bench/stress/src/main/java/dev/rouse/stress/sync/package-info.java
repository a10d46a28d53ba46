/**
 * Races for the place of a waker, the sleep of a thread, and the line at a semaphore or a notify.
 */
@NullMarked
package dev.rouse.stress.sync;

import org.jspecify.annotations.NullMarked;
