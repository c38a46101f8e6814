/** The application: wires the rooms together and starts them. */
@NullMarked
package dev.newsgraph;

import org.jspecify.annotations.NullMarked;
