package dev.newsgraph.query.plan;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.schema.FieldMapping.GlobalLookupField;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.Source.KeyForm;

/**
 * What the router of a federated graph sends to name an object: its type and the fields
 * of one of its keys.
 *
 * @param id ID of the object; empty if there can be no such object
 * @param problem what is wrong with the representation, or {@code null}
 */
public record EntityRepresentation(Optional<GlobalId> id, @Nullable String problem) {

	/** Name of the root field that takes representations. */
	public static final String FIELD = "_entities";

	/** Name of the argument of this field. */
	public static final String ARGUMENT = "representations";

	static final GlobalLookupField LOOKUP = new GlobalLookupField(FIELD, ARGUMENT, true);

	/**
	 * Returns the ID of the node that a representation, or a global ID as text, names.
	 */
	static Optional<GlobalId> id(GraphModel model, QueryLimits limits, Object named) {
		if (named instanceof Map<?, ?>) {
			return of(model, limits.trackingParameters(), named).id();
		}
		return KeyLookup.globalId(model, String.valueOf(named));
	}

	/** Reads a representation. */
	public static EntityRepresentation of(GraphModel model, TrackingParameters tracking, @Nullable Object value) {
		if (!(value instanceof Map<?, ?> representation)) {
			return refused("a representation is an object with '__typename' and the fields of a key");
		}
		Object name = representation.get("__typename");
		Map<String, KeyForm> keys = (name instanceof String text) ? model.entityKeys().get(text) : null;
		if (!(name instanceof String type) || keys == null) {
			return refused((name instanceof String text)
					? "the type '%s' has no key in this subgraph".formatted(ShortText.of(text))
					: "the representation has no '__typename'");
		}
		for (Map.Entry<String, KeyForm> key : keys.entrySet()) {
			if (representation.containsKey(key.getKey())) {
				return new EntityRepresentation(id(type, key.getValue(), representation.get(key.getKey()), tracking),
						null);
			}
		}
		return refused("the representation of '%s' has none of its keys; pass one of %s".formatted(type,
				String.join(", ", keys.keySet())));
	}

	// The key may be null, as the address of an article that has none.
	private static Optional<GlobalId> id(String type, KeyForm form, @Nullable Object value,
			TrackingParameters tracking) {
		if (!(value instanceof String text)) {
			return Optional.empty();
		}
		return (form == KeyForm.ID) ? GlobalId.decode(text).filter((id) -> id.type().equals(type))
				: KeyNormalizer.apply(form, text, tracking).map((key) -> new GlobalId(type, key));
	}

	private static EntityRepresentation refused(String problem) {
		return new EntityRepresentation(Optional.empty(), problem);
	}

}
