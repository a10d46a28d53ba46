/**
 * Races between the handles of shared and aborted futures, for the wakers of many children, and
 * between the spawn and the end of a scope.
 */
@NullMarked
package dev.rouse.stress.future;

import org.jspecify.annotations.NullMarked;
