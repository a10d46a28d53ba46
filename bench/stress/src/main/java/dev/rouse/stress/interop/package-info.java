/** Races for signals between publishers and streams, and for files that are read elsewhere. */
@NullMarked
package dev.rouse.stress.interop;

import org.jspecify.annotations.NullMarked;
