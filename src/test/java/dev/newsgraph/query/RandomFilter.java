package dev.newsgraph.query;

import java.util.Map;
import java.util.function.Predicate;

/**
 * A filter, and which objects of the model meet it.
 *
 * @param json the filter as an argument
 */
record RandomFilter<T>(Map<String, Object> json, Predicate<T> met) {
}
