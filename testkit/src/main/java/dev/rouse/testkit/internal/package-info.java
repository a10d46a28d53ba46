/**
 * What jqwik finds by its service loader; not exported.
 *
 * <p><b>Who calls in.</b> jqwik, when a property has a parameter of one of our types.
 * <b>Threads.</b> Those of the property. <b>Start at</b> {@link
 * dev.rouse.testkit.internal.TestkitArbitraries}.
 */
@NullMarked
package dev.rouse.testkit.internal;

import org.jspecify.annotations.NullMarked;
