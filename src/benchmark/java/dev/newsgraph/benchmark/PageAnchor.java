package dev.newsgraph.benchmark;

import java.time.ZonedDateTime;

/**
 * The last article of a page, after which the next page begins.
 *
 * @param cursor the gateway's word for it
 * @param published the article's date
 * @param key the article's key
 */
record PageAnchor(String cursor, ZonedDateTime published, String key) {
}
