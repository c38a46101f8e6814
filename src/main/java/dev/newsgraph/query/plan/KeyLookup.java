package dev.newsgraph.query.plan;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.identity.GlobalId;
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
		throw arguments.invalid(source.argument(),
				"nothing says which object to look up; pass '%s' or '%s'".formatted(source.argument(), source.by()));
	}

	/** Returns the global ID of a text; empty if no object with this ID can be looked up. */
	static Optional<GlobalId> globalId(GraphModel model, String text) {
		return GlobalId.decode(text)
			.filter((id) -> model.types().get(id.type()) instanceof NodeType type && type.isRefetchable());
	}

	private static String idOf(FieldArguments arguments, String argument, NodeType type, String text) {
		Optional<GlobalId> id = GlobalId.decode(text).filter((candidate) -> candidate.type().equals(type.name()));
		return id.map(GlobalId::key)
			.orElseThrow(() -> arguments.invalid(argument,
					"'%s' is not the id of a type %s; pass an id of this type from an earlier response unchanged"
						.formatted(text, type.name())));
	}

	private static @Nullable String normalized(QueryLimits limits, KeyForm form, String text) {
		return KeyNormalizer.apply(form, text, limits.trackingParameters()).orElse(null);
	}

}
