/** Races for the exclusive handle of a future. */
@NullMarked
package dev.rouse.stress.pin;

import org.jspecify.annotations.NullMarked;
