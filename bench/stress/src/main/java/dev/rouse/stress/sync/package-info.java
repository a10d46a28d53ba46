/** Races for the place of a waker and for the sleep of a thread. */
@NullMarked
package dev.rouse.stress.sync;

import org.jspecify.annotations.NullMarked;
