/** Helpers that the tests of this module share: futures that count, wakers that count, contexts. */
@org.jspecify.annotations.NullMarked
package dev.rouse.testing;
