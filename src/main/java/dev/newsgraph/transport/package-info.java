/** Extensions of the HTTP endpoint of Spring Boot: parsing, limits and allowed hosts. */
@NullMarked
package dev.newsgraph.transport;

import org.jspecify.annotations.NullMarked;
