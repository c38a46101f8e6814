/**
 * Validators and cache directives of HTTP for the answers to queries: {@code ETag},
 * {@code If-None-Match} and {@code Cache-Control}.
 */
@NullMarked
package dev.newsgraph.caching;

import org.jspecify.annotations.NullMarked;
