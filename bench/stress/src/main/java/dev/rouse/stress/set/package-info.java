/**
 * Races for the children of a set of futures: who is woken, and who is in the list of the woken;
 * for the tasks of a set, which are aborted while they are started, and for a count of tasks.
 */
@NullMarked
package dev.rouse.stress.set;

import org.jspecify.annotations.NullMarked;
