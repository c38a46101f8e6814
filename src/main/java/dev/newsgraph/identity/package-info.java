/**
 * Pure: the keys that tell articles, providers and topics apart, made of what people
 * write.
 */
@NullMarked
package dev.newsgraph.identity;

import org.jspecify.annotations.NullMarked;
