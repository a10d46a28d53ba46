/**
 * A plugin that javac starts by itself wherever this jar is on its class path, to notice builds
 * that use {@code await} without the processor that compiles it; not exported, and not used at run
 * time.
 */
@NullMarked
package dev.rouse.internal.javac;

import org.jspecify.annotations.NullMarked;
