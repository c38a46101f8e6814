package dev.newsgraph.benchmark;

import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import tools.jackson.databind.JsonNode;

import org.springframework.util.StringUtils;

/** Converts the answers of the gateway and of the driver to one form, and compares them. */
final class Answers {

	/** Most characters of an answer in a message. */
	private static final int MESSAGE_LENGTH = 1000;

	private Answers() {
	}

	/**
	 * Compares all answers to an operation, so that only correct answers are measured.
	 * @throws BenchmarkException if two answers differ
	 */
	static void compare(Operation operation, Gateway gateway, Floor floor) throws IOException, InterruptedException {
		for (int i = 0; i < operation.variables().size(); i++) {
			Object answer = ofGateway(gateway.execute(operation.document(), operation.variables().get(i)));
			Object expected = ofFloor(floor.read(operation.cypher(), operation.parameters().get(i)), answer);
			if (answer == null || !answer.equals(expected)) {
				throw new BenchmarkException("The answers to \"%s\" with %s differ.%ngateway: %s%nfloor:   %s"
					.formatted(operation.name(), operation.variables().get(i), beginning(answer), beginning(expected)));
			}
		}
	}

	private static String beginning(@Nullable Object answer) {
		return StringUtils.truncate(String.valueOf(answer), MESSAGE_LENGTH);
	}

	/**
	 * Returns the value of the only root field. A connection becomes a list of its nodes, each
	 * with the fields of its edge.
	 */
	private static @Nullable Object ofGateway(JsonNode data) {
		return of(data.values().iterator().next());
	}

	/**
	 * Returns the value of the only column.
	 * @param like the answer of the gateway, which is a list if all rows are to be returned
	 */
	private static @Nullable Object ofFloor(List<Record> rows, @Nullable Object like) {
		List<@Nullable Object> values = new ArrayList<>();
		rows.forEach((row) -> values.add(of(row.get(0).asObject())));
		if (like instanceof List<?> list) {
			return values.subList(0, Math.min(list.size(), values.size()));
		}
		return values.isEmpty() ? null : values.getFirst();
	}

	private static @Nullable Object of(JsonNode node) {
		if (node.isObject()) {
			return object(node);
		}
		if (node.isArray()) {
			List<@Nullable Object> list = new ArrayList<>();
			node.forEach((item) -> list.add(of(item)));
			return list;
		}
		if (node.isNumber()) {
			return number(node.numberValue());
		}
		if (node.isBoolean()) {
			return node.booleanValue();
		}
		return node.isNull() ? null : text(node.stringValue());
	}

	private static Object object(JsonNode node) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		node.propertyStream()
			.filter((field) -> !field.getKey().equals("pageInfo") && !field.getKey().equals("node"))
			.forEach((field) -> map.put(field.getKey(), of(field.getValue())));
		if (node.has("node") && of(node.get("node")) instanceof Map<?, ?> inner) {
			inner.forEach((key, value) -> map.put((String) key, value));
		}
		Object page = map.containsKey("edges") ? map.get("edges") : map.get("nodes");
		return (page != null && map.size() == 1) ? page : sorted(map);
	}

	private static @Nullable Object of(@Nullable Object value) {
		return switch (value) {
			case Map<?, ?> values -> {
				Map<String, @Nullable Object> map = new LinkedHashMap<>();
				values.forEach((key, inner) -> map.put((String) key, of(inner)));
				yield sorted(map);
			}
			case List<?> values -> {
				List<@Nullable Object> list = new ArrayList<>();
				values.forEach((inner) -> list.add(of(inner)));
				yield list;
			}
			case ZonedDateTime time -> time.toInstant();
			case Number number -> number(number);
			case null -> null;
			default -> value;
		};
	}

	/** Sorts the articles between two others, whose order is not defined. */
	private static Map<String, @Nullable Object> sorted(Map<String, @Nullable Object> map) {
		map.computeIfPresent("via",
				(key, via) -> ((List<?>) via).stream().sorted(Comparator.comparing(String::valueOf)).toList());
		return map;
	}

	private static Object number(Number number) {
		return Math.round(number.doubleValue() * 1e6) / 1e6;
	}

	private static Object text(String text) {
		return text.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z") ? Instant.parse(text) : text;
	}

}
