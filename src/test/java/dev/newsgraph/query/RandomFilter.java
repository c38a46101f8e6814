package dev.newsgraph.query;

import java.util.Map;
import java.util.function.Predicate;

/**
 * A filter and a predicate for the objects of the model that match it.
 *
 * @param json filter as an argument
 */
record RandomFilter<T>(Map<String, Object> json, Predicate<T> met) {
}
