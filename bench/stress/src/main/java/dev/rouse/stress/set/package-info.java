/**
 * Races for the children of a set of futures: who is woken, and who is in the list of the woken.
 */
@NullMarked
package dev.rouse.stress.set;

import org.jspecify.annotations.NullMarked;
