package dev.newsgraph.trusted;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.OperationEstimate;

/**
 * An operation of a document that was checked.
 *
 * @param name its name, or null
 * @param kind {@code query}, {@code mutation} or {@code subscription}
 * @param variables the values of the variables for which it was estimated
 * @param declared whether the document declares them; otherwise they are typical values
 * @param estimate what it may return and read; null if that depends on variables that the
 * document must declare
 */
public record CheckedOperation(@Nullable String name, String kind, Map<String, @Nullable Object> variables,
		boolean declared, @Nullable OperationEstimate estimate) {
}
