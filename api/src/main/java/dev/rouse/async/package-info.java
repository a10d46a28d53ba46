/**
 * What compiled blocks are made of. Not for use by hand: the names here are a contract between the
 * compiler of blocks and the library, and may change with the version of both.
 *
 * <p><b>Who calls in.</b> Classes that {@code rouse-transform} generates, from the packages of the
 * users. <b>Start at</b> {@link dev.rouse.async.Frame}.
 */
@NullMarked
package dev.rouse.async;

import org.jspecify.annotations.NullMarked;
