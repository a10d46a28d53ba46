/**
 * Compiles async blocks, streams and generators: as an annotation processor inside javac, over
 * class files on disk, or from bytes to bytes.
 *
 * <p><b>Who calls in.</b> javac finds {@link dev.rouse.transform.AsyncProcessor} on its processor
 * path. Builds whose compiler cannot run it call {@link dev.rouse.transform.PostPass}. Tools call
 * {@link dev.rouse.transform.AsyncTransformer}.
 *
 * <p><b>Threads.</b> javac calls on its own thread. Compilations in one JVM share loaded classes,
 * which {@link dev.rouse.transform.LoaderCache} keeps, and nothing else.
 */
@NullMarked
package dev.rouse.transform;

import org.jspecify.annotations.NullMarked;
