/** Races for the slot of a oneshot. */
@NullMarked
package dev.rouse.stress.channel;

import org.jspecify.annotations.NullMarked;
