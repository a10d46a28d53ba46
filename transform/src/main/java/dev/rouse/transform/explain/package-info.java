/**
 * Writes, for each block, a page that shows its state machine: the source with what suspends it
 * marked, the states as a diagram, and what each state keeps. Once as HTML, once as plain text.
 *
 * <p><b>Who calls in.</b> {@code dev.rouse.transform.javac}, after a class was compiled, if the
 * option {@code rouse.explain} names a directory. <b>Who is called.</b> Nobody; what is shown comes
 * from the records {@link dev.rouse.transform.code.Compiled}, {@link
 * dev.rouse.transform.code.Machine} and {@link dev.rouse.transform.explain.SourceText}.
 *
 * <p>The same block gives the same page, to the byte, so that pages can be kept with the code.
 *
 * <p><b>Threads.</b> javac's own. <b>Start at</b> {@link dev.rouse.transform.explain.Explainer};
 * the diagram is made in three steps: {@code Layers} puts states in rows, {@code Columns} finds a
 * place in the row for each, {@code Diagram} draws.
 */
@NullMarked
package dev.rouse.transform.explain;

import org.jspecify.annotations.NullMarked;
