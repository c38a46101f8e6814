package dev.newsgraph.query.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.newsgraph.schema.FieldMapping;
import dev.newsgraph.schema.FieldMapping.ComputedField;
import dev.newsgraph.schema.FieldMapping.MembersField;
import dev.newsgraph.schema.FieldMapping.ObjectField;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.NodeType;
import dev.newsgraph.schema.Source;
import dev.newsgraph.schema.StatementTemplate;
import dev.newsgraph.schema.TypeMapping;

/**
 * The types of the nodes that the statement of each field reads, as far as the schema
 * shows them: the type of the field, those of the columns of its rows and edges, and
 * those whose labels the statement names. A statement must have a place for the rule of
 * each of them, unless the schema names the types itself.
 */
final class StatementTypes {

	private static final Pattern LABEL = Pattern.compile("\\(\\w*:(\\w+)");

	private final GraphModel model;

	private final Map<String, Set<String>> types = new HashMap<>();

	/** Reads the fields of all types. */
	StatementTypes(GraphModel model) {
		this.model = model;
		for (TypeMapping owner : model.types().values()) {
			for (FieldMapping field : owner.fields().values()) {
				add(owner.name(), field);
				if (field instanceof ObjectField object) {
					object.edgeFields().values().forEach((edge) -> add(object.name(), edge));
				}
			}
		}
	}

	/**
	 * Returns the names of the types.
	 * @param field name of the field, after that of its type; for a field of an edge,
	 * after that of the connection
	 */
	Set<String> of(String field) {
		return this.types.getOrDefault(field, Set.of());
	}

	private void add(String owner, FieldMapping field) {
		Set<String> found = new TreeSet<>();
		List<StatementTemplate> statements = List.of();
		if (field instanceof ObjectField object && object.source() instanceof Source.ByStatement source) {
			statements = source.statements();
			addReturned(object.target(), new HashSet<>(), found);
			addColumns(object.edgeFields().values(), new HashSet<>(), found);
		}
		else if (field instanceof ComputedField computed) {
			statements = computed.statements();
		}
		statements.forEach((statement) -> addNamed(statement, found));
		if (!statements.isEmpty()) {
			this.types.computeIfAbsent(owner + "." + field.name(), (name) -> new TreeSet<>()).addAll(found);
		}
	}

	private void addNamed(StatementTemplate statement, Set<String> found) {
		Matcher labels = LABEL.matcher(statement.fill((placeholder) -> ""));
		while (labels.find()) {
			String label = labels.group(1);
			this.model.types().values().forEach((type) -> {
				if (type instanceof NodeType node && node.label().equals(label)) {
					found.add(node.name());
				}
			});
		}
	}

	private void addReturned(String name, Set<String> visited, Set<String> found) {
		TypeMapping type = this.model.types().get(name);
		if (type instanceof NodeType) {
			found.add(name);
		}
		else if (type != null && visited.add(name)) {
			addColumns(type.fields().values(), visited, found);
		}
	}

	// A field with a statement of its own is a field of its own here too.
	private void addColumns(Collection<FieldMapping> fields, Set<String> visited, Set<String> found) {
		for (FieldMapping field : fields) {
			if (field instanceof ObjectField object && object.source() instanceof Source.ByColumn) {
				addReturned(object.target(), visited, found);
			}
			else if (field instanceof MembersField members) {
				members.members().forEach((member) -> addReturned(member, visited, found));
			}
		}
	}

}
