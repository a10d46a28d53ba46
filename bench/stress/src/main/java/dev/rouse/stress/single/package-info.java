/** Races for the executor that is driven by one thread at a time. */
@NullMarked
package dev.rouse.stress.single;

import org.jspecify.annotations.NullMarked;
