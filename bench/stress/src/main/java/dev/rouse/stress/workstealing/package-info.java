/** Races for the queues and the idle protocol of the work-stealing executor. */
@NullMarked
package dev.rouse.stress.workstealing;

import org.jspecify.annotations.NullMarked;
