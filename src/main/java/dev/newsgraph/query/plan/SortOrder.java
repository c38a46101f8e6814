package dev.newsgraph.query.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.SortTerm.SortValue;
import dev.newsgraph.schema.FieldMapping;
import dev.newsgraph.schema.FieldMapping.CountField;
import dev.newsgraph.schema.FieldMapping.ObjectField;
import dev.newsgraph.schema.FieldMapping.PropertyField;
import dev.newsgraph.schema.FieldMapping.PropertyOwner;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.NodeType;
import dev.newsgraph.schema.OrderTerm;
import dev.newsgraph.schema.RowType;
import dev.newsgraph.schema.Source;
import dev.newsgraph.schema.TypeMapping;

/**
 * Determines the order of a list: the argument {@code orderBy} or the default order of
 * the schema, followed by the key.
 */
final class SortOrder {

	private final GraphModel model;

	private final ObjectField field;

	private final TypeMapping type;

	SortOrder(GraphModel model, ObjectField field) {
		this.model = model;
		this.field = field;
		this.type = model.type(field.target());
	}

	List<SortTerm> terms(FieldArguments arguments) {
		List<SortTerm> terms = new ArrayList<>();
		if (arguments.get("orderBy") instanceof List<?> named && !named.isEmpty()) {
			named.forEach((term) -> add(terms, named(arguments, (Map<?, ?>) term)));
		}
		else {
			this.field.order()
				.forEach((term) -> add(terms,
						term(term.owner() == PropertyOwner.RELATIONSHIP, term.path(), term.descending())));
		}
		switch (this.type) {
			case NodeType node -> add(terms, new SortTerm(false, node.key(), false));
			case RowType row -> row.key().forEach((path) -> add(terms, new SortTerm(false, path, false)));
		}
		return List.copyOf(terms);
	}

	/**
	 * Returns whether the first term of an order is also the first of the default order.
	 */
	boolean startsByDefault(List<SortTerm> order) {
		OrderTerm first = this.field.order().isEmpty() ? null : this.field.order().getFirst();
		return first != null && order.getFirst()
			.equals(term(first.owner() == PropertyOwner.RELATIONSHIP, first.path(), first.descending()));
	}

	// A second term on the same value has no effect, nor have terms after the key.
	private void add(List<SortTerm> terms, SortTerm term) {
		boolean present = terms.stream()
			.anyMatch((other) -> isKey(other) || (other.ofEdge() == term.ofEdge() && other.path().equals(term.path())));
		if (!present) {
			terms.add(term);
		}
	}

	private boolean isKey(SortTerm term) {
		return !term.ofEdge() && this.type instanceof NodeType node && node.key().equals(term.path());
	}

	private SortTerm named(FieldArguments arguments, Map<?, ?> term) {
		Map<String, OrderTerm> terms = this.model.orders()
			.getOrDefault(String.valueOf(this.field.orderEnum()), Map.of());
		OrderTerm value = terms.get(String.valueOf(term.get("field")));
		if (value == null) {
			throw arguments.invalid("orderBy",
					"the value '%s' is not mapped to the graph; use another value".formatted(term.get("field")));
		}
		Object direction = term.get("direction");
		boolean descending = direction != null && direction.equals("DESC") != value.descending();
		return term(value.owner() == PropertyOwner.RELATIONSHIP, value.path(), descending);
	}

	private SortTerm term(boolean ofEdge, String path, boolean descending) {
		Long unscored = unscored(ofEdge, path);
		SortValue computed = (!ofEdge && this.type instanceof NodeType node) ? computed(node, path) : null;
		boolean nullable = (computed != null) ? computed instanceof SortValue.Related : !isRequired(ofEdge, path);
		return new SortTerm(ofEdge, path, descending, nullable, unscored, computed);
	}

	private @Nullable SortValue computed(NodeType node, String path) {
		int dot = path.indexOf('.');
		FieldMapping mapping = node.fields().get((dot < 0) ? path : path.substring(0, dot));
		if (dot < 0 && mapping instanceof CountField count) {
			return new SortValue.Count(relationship(count.counted()));
		}
		if (dot > 0 && mapping instanceof ObjectField related
				&& related.source() instanceof Source.ByRelationship source) {
			return new SortValue.Related(relationship(source), this.model.nodeType(related.target()),
					path.substring(dot + 1));
		}
		return null;
	}

	private static SourcePlan.Relationship relationship(Source.ByRelationship source) {
		return new SourcePlan.Relationship(source.types(), source.outgoing());
	}

	private @Nullable Long unscored(boolean ofEdge, String path) {
		Map<String, FieldMapping> fields = ofEdge ? this.field.edgeFields() : this.type.fields();
		int dot = path.indexOf('.');
		if (dot > 0) {
			fields = (fields.get(path.substring(0, dot)) instanceof ObjectField object)
					? this.model.type(object.target()).fields() : Map.of();
		}
		String property = path.substring(dot + 1);
		return fields.values()
			.stream()
			.filter((mapping) -> mapping instanceof PropertyField own && own.property().equals(property))
			.map((mapping) -> ((PropertyField) mapping).unscored())
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private boolean isRequired(boolean ofEdge, String path) {
		if (!ofEdge && this.type instanceof NodeType node && node.key().equals(path)) {
			return true;
		}
		return (ofEdge ? this.field.edgeFields() : this.type.fields()).values()
			.stream()
			.anyMatch((mapping) -> isRequired(mapping, path));
	}

	private static boolean isRequired(FieldMapping mapping, String path) {
		return mapping instanceof PropertyField property && property.property().equals(path) && property.required()
				&& !property.list();
	}

}
