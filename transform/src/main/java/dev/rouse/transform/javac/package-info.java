/**
 * What runs inside javac, on nothing but its exported API.
 *
 * <p><b>Who calls in.</b> {@link dev.rouse.transform.AsyncProcessor} passes everything on to a
 * {@link dev.rouse.transform.javac.BlockProcessor}, which installs {@link
 * dev.rouse.transform.javac.CompileHook}, which javac calls; {@link
 * dev.rouse.transform.javac.SuspendRules} checks sources for it, {@link
 * dev.rouse.transform.javac.BesideJavac} compiles the class files that it finds, {@link
 * dev.rouse.transform.javac.Reports} tells the user. <b>Who is called.</b> {@link
 * dev.rouse.transform.code.ClassTransformer}, and {@link dev.rouse.transform.explain.Explainer} if
 * pages are asked for.
 *
 * <p><b>Threads.</b> javac's own, for everything that touches javac, which is not made for more;
 * and one beside it for each compilation with blocks, which only turns a {@link
 * dev.rouse.transform.javac.ClassFile} into an {@link dev.rouse.transform.javac.Outcome}. It works
 * where class files are files on disk and javac announces its end. <b>Start at</b> {@link
 * dev.rouse.transform.javac.CompileHook}.
 */
@NullMarked
package dev.rouse.transform.javac;

import org.jspecify.annotations.NullMarked;
