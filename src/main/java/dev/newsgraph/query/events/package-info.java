/**
 * What is told of operations that have ended, also of those that were answered without an
 * execution; what the text of a document tells before it is parsed.
 */
@NamedInterface("events")
@NullMarked
package dev.newsgraph.query.events;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
