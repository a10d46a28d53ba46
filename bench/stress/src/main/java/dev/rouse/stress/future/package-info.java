/** Races between the handles of shared and aborted futures, and for the wakers of many children. */
@NullMarked
package dev.rouse.stress.future;

import org.jspecify.annotations.NullMarked;
