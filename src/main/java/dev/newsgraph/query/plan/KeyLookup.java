package dev.newsgraph.query.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.schema.FieldMapping.GlobalLookupField;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.NodeType;
import dev.newsgraph.schema.Source;
import dev.newsgraph.schema.Source.KeyForm;

/**
 * What identifies the node that a root field looks up.
 *
 * @param property name of the property that is compared
 * @param value value of the property; null if no node can have it
 */
record KeyLookup(String property, @Nullable String value) {

	/**
	 * Returns the look-up that the arguments of a field ask for.
	 * @throws InvalidArgumentException if not exactly one argument is passed, or a global
	 * ID is not one of the type
	 */
	static KeyLookup of(QueryLimits limits, FieldArguments arguments, Source.ByKey source, NodeType type) {
		Object key = arguments.get(source.argument());
		Object by = arguments.get(source.by());
		if (key != null && by != null) {
			throw arguments.invalid(source.by(), "'%s' and '%s' cannot be combined; pass only one of them"
				.formatted(source.argument(), source.by()));
		}
		if (key != null) {
			return new KeyLookup(type.key(), normalized(limits, source.form(), key.toString()));
		}
		if (by instanceof Map<?, ?> fields && fields.size() == 1) {
			Map.Entry<?, ?> field = fields.entrySet().iterator().next();
			Source.Alternative alternative = source.alternatives().get(String.valueOf(field.getKey()));
			if (alternative != null) {
				String text = String.valueOf(field.getValue());
				return new KeyLookup(alternative.property().isEmpty() ? type.key() : alternative.property(),
						(alternative.form() == KeyForm.ID) ? idOf(arguments, source.by(), type, text)
								: normalized(limits, alternative.form(), text));
			}
		}
		throw arguments.invalid(source.argument(), "one of the arguments '%s' and '%s' is required; pass one of them"
			.formatted(source.argument(), source.by()));
	}

	/**
	 * Returns the global ID of a text.
	 * @throws InvalidArgumentException if no object with this ID can be looked up
	 */
	static GlobalId globalId(GraphModel model, FieldArguments arguments, GlobalLookupField lookup, String text) {
		return globalId(model, text).orElseThrow(() -> arguments.invalid(lookup.argument(),
				"%s is not the id of an object that implements 'Node'; pass the id of such an object from an earlier response unchanged"
					.formatted(ShortText.ofId(text))));
	}

	/**
	 * Returns the keys within global IDs or representations, by the names of their types.
	 * @throws InvalidArgumentException if there are too many of them
	 */
	static Map<String, List<String>> keys(GraphModel model, QueryLimits limits, FieldArguments arguments,
			GlobalLookupField lookup, List<?> ids) {
		if (ids.size() > limits.maxFirst()) {
			throw arguments.invalid(lookup.argument(),
					"%d %s are too many; pass at most %d".formatted(ids.size(), lookup.argument(), limits.maxFirst()));
		}
		Map<String, List<String>> keys = new LinkedHashMap<>();
		for (Object one : ids) {
			EntityRepresentation.id(model, limits, one)
				.ifPresent((id) -> keys.computeIfAbsent(id.type(), (type) -> new ArrayList<>()).add(id.key()));
		}
		return keys;
	}

	/** Returns the global ID of a text, if an object with it can be looked up. */
	static Optional<GlobalId> globalId(GraphModel model, String text) {
		return GlobalId.decode(text)
			.filter((id) -> model.types().get(id.type()) instanceof NodeType type && type.isRefetchable());
	}

	private static String idOf(FieldArguments arguments, String argument, NodeType type, String text) {
		Optional<GlobalId> id = GlobalId.decode(text).filter((candidate) -> candidate.type().equals(type.name()));
		return id.map(GlobalId::key)
			.orElseThrow(() -> arguments.invalid(argument,
					"%s is not the id of an object of the type '%s'; pass the id of such an object from an earlier response unchanged"
						.formatted(ShortText.ofId(text), type.name())));
	}

	private static @Nullable String normalized(QueryLimits limits, KeyForm form, String text) {
		return KeyNormalizer.apply(form, text, limits.trackingParameters()).orElse(null);
	}

}
