/** Races for the word of a job that runs on a blocking pool. */
@NullMarked
package dev.rouse.stress.blocking;

import org.jspecify.annotations.NullMarked;
