/**
 * Trusted documents, which operators put into a folder, and documents that clients
 * register by their hash. A request names them by an id instead of sending their text.
 */
@NullMarked
package dev.newsgraph.trusted;

import org.jspecify.annotations.NullMarked;
