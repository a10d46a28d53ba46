/** Races for the slot of a oneshot and for the queue of a channel. */
@NullMarked
package dev.rouse.stress.channel;

import org.jspecify.annotations.NullMarked;
