/**
 * What runs inside javac, on nothing but its exported API.
 *
 * <p><b>Who calls in.</b> {@link dev.rouse.transform.AsyncProcessor} installs {@link
 * dev.rouse.transform.javac.CompileHook}, which javac calls; {@link
 * dev.rouse.transform.javac.SuspendRules} checks sources for it. <b>Who is called.</b> {@link
 * dev.rouse.transform.code.ClassTransformer}, and {@link dev.rouse.transform.explain.Explainer} if
 * pages are asked for. <b>Threads.</b> javac's own.
 */
@NullMarked
package dev.rouse.transform.javac;

import org.jspecify.annotations.NullMarked;
