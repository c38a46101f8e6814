package dev.newsgraph.query;

import java.util.Comparator;
import java.util.List;

/**
 * An order, and how it puts objects of the model.
 *
 * @param json the order as an argument
 */
record Order<E>(List<Object> json, Comparator<E> comparator) {
}
