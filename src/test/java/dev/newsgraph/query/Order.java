package dev.newsgraph.query;

import java.util.Comparator;
import java.util.List;

/**
 * An order and a comparator for objects of the model.
 *
 * @param json order as an argument
 */
record Order<E>(List<Object> json, Comparator<E> comparator) {
}
