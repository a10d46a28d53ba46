/**
 * Races for the state word of a task.
 *
 * <p><b>Start at</b> {@link dev.rouse.stress.task.Race}. The twins weaken {@link
 * dev.rouse.stress.task.ModelCell}, a copy of the transitions of {@code TaskState}.
 */
@NullMarked
package dev.rouse.stress.task;

import org.jspecify.annotations.NullMarked;
