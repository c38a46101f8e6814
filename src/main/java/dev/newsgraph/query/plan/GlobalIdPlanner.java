package dev.newsgraph.query.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.FieldMapping.ObjectField;
import dev.newsgraph.schema.NodeType;
import dev.newsgraph.schema.RowType;
import dev.newsgraph.schema.Source;
import dev.newsgraph.schema.TypeMapping;

/**
 * Plans the global IDs of objects that their own key does not identify: of rows, and of
 * nodes that have properties of the relationship over which they are reached. Two objects
 * have the same ID only if all of their fields have the same values, so that clients can
 * use the ID as a key of a cache.
 *
 * @param owner type of the object that has the field; null for a root field
 * @param field field that returns the objects
 * @param type type of the objects
 * @param arguments arguments of the field
 * @param parameters parameters of the statement
 */
record GlobalIdPlanner(@Nullable TypeMapping owner, ObjectField field, TypeMapping type, FieldArguments arguments,
		Parameters parameters) {

	private static final Set<String> PAGING = Set.of("first", "after", "last", "before", "orderBy");

	private static final int DIGEST_LENGTH = 16;

	/** Returns the fields of the objects, with their IDs. */
	List<FieldPlan> complete(List<FieldPlan> fields) {
		return fields.stream().map((plan) -> (plan instanceof FieldPlan.NodeKey id) ? complete(id) : plan).toList();
	}

	private FieldPlan complete(FieldPlan.NodeKey id) {
		return switch (this.type) {
			case RowType row -> new FieldPlan.RowKey(id.key(), row.name(), row.key(), argumentsParameter());
			case NodeType node when node.hasRelationshipProperties()
					&& this.field.source() instanceof Source.ByRelationship relationship
					&& this.owner instanceof NodeType from ->
				new FieldPlan.EdgeKey(id.key(), from, relationship.outgoing());
			case NodeType node -> id;
		};
	}

	// A filter changes the values of a row.
	private @Nullable String argumentsParameter() {
		Map<String, Object> selecting = new HashMap<>(this.arguments.values());
		selecting.keySet().removeAll(PAGING);
		selecting.values().removeIf((value) -> value instanceof Map<?, ?> map && map.isEmpty());
		return selecting.isEmpty() ? null : this.parameters.add(digest(text(selecting)));
	}

	private static String text(@Nullable Object value) {
		return switch (value) {
			case Map<?, ?> map -> map.entrySet()
				.stream()
				.map((entry) -> text(entry.getKey()) + ":" + text(entry.getValue()))
				.sorted()
				.collect(Collectors.joining(",", "{", "}"));
			case List<?> list -> list.stream().map(GlobalIdPlanner::text).collect(Collectors.joining(",", "[", "]"));
			case null -> "null";
			default -> {
				String text = value.toString();
				yield text.length() + "'" + text;
			}
		};
	}

	private static String digest(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("SHA-256 is not available", ex);
		}
	}

}
