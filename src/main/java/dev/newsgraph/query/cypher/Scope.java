package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.IdentifiableElement;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.SortTerm;

/**
 * The variables of one object while its fields are read.
 *
 * @param node variable of the node; null for a row
 * @param key property that identifies the node
 * @param edge variable of the relationship over which the node was reached, or null
 * @param columns variables of the columns of a statement, by column
 * @param computed variables of computed sort values, by path
 * @param keys columns that hold the key of a node instead of the node, with the property
 * that is the key
 */
public record Scope(@Nullable SymbolicName node, String key, @Nullable SymbolicName edge,
		Map<String, SymbolicName> columns, Map<String, SymbolicName> computed, Map<String, String> keys) {

	/** The scope of root fields, without an object. */
	static final Scope ROOT = new Scope(null, "", null, Map.of());

	Scope(@Nullable SymbolicName node, String key, @Nullable SymbolicName edge, Map<String, SymbolicName> columns) {
		this(node, key, edge, columns, Map.of());
	}

	Scope(@Nullable SymbolicName node, String key, @Nullable SymbolicName edge, Map<String, SymbolicName> columns,
			Map<String, SymbolicName> computed) {
		this(node, key, edge, columns, computed, Map.of());
	}

	static Scope of(SymbolicName node, String key) {
		return new Scope(node, key, null, Map.of());
	}

	/**
	 * Returns the expression of a property.
	 * @param ofEdge whether the property belongs to the relationship
	 * @param path name of a property or column, or {@code column.property}
	 */
	Expression value(boolean ofEdge, String path) {
		if (ofEdge && this.edge != null) {
			return Cypher.property(this.edge, path);
		}
		if (!ofEdge && this.node != null) {
			return Cypher.property(this.node, path);
		}
		int dot = path.indexOf('.');
		String name = (dot < 0) ? path : path.substring(0, dot);
		SymbolicName column = column(name);
		return (dot < 0 || path.substring(dot + 1).equals(this.keys.get(name))) ? column
				: Cypher.property(column, path.substring(dot + 1));
	}

	/**
	 * Returns the expression of a sort value: null for a value that is sorted like null.
	 */
	Expression value(SortTerm term) {
		Expression value = (term.computed() != null) ? computed(term.path()) : value(term.ofEdge(), term.path());
		return (term.unscored() == null) ? value
				: Cypher.call("nullIf").withArgs(value, Cypher.literalOf(term.unscored())).asFunction();
	}

	Scope withComputed(Map<String, SymbolicName> variables) {
		return new Scope(this.node, this.key, this.edge, this.columns, variables, this.keys);
	}

	/** Returns the scope in which a column holds the key of a node. */
	Scope withKey(String column, String property) {
		return new Scope(this.node, this.key, this.edge, this.columns, this.computed, Map.of(column, property));
	}

	SymbolicName computed(String path) {
		SymbolicName variable = this.computed.get(path);
		if (variable == null) {
			throw new IllegalStateException("No value '%s' was computed".formatted(path));
		}
		return variable;
	}

	SymbolicName column(String name) {
		SymbolicName column = this.columns.get(name);
		if (column == null) {
			throw new IllegalStateException("No column '%s' in scope".formatted(name));
		}
		return column;
	}

	/**
	 * Returns the variable of the node that a statement of the schema refers to as {@code
	 * this}.
	 * @throws IllegalStateException if the object is a row
	 */
	public SymbolicName self() {
		if (this.node == null) {
			throw new IllegalStateException("Only a node can be 'this'");
		}
		return this.node;
	}

	/**
	 * Returns the variable of the relationship over which the node was reached.
	 * @throws IllegalStateException if there is none
	 */
	SymbolicName reached() {
		if (this.edge == null) {
			throw new IllegalStateException("The object was not reached over a relationship");
		}
		return this.edge;
	}

	/** Returns all variables by name. The names are the same for equal plans. */
	Map<String, SymbolicName> variables() {
		Map<String, SymbolicName> variables = new LinkedHashMap<>();
		if (this.node != null) {
			variables.put("node", this.node);
		}
		if (this.edge != null) {
			variables.put("edge", this.edge);
		}
		this.columns.forEach(variables::putIfAbsent);
		this.computed.forEach((path, variable) -> variables.put("by_" + path.replace('.', '_'), variable));
		return variables;
	}

	/** Returns the variables without those of computed sort values. */
	Collection<IdentifiableElement> objects() {
		return withComputed(Map.of()).identifiers();
	}

	Collection<IdentifiableElement> identifiers() {
		return List.copyOf(variables().values());
	}

	/**
	 * Returns the variables as expressions for the {@code RETURN} clause of a subquery.
	 */
	Collection<Expression> expressions() {
		return List.copyOf(variables().values());
	}

	/** Returns a map of the variables, to be stored in a list. */
	Expression packed() {
		List<Object> entries = new ArrayList<>();
		variables().forEach((name, variable) -> {
			entries.add(name);
			entries.add(variable);
		});
		return Cypher.mapOf(entries.toArray());
	}

	/** Returns the expressions that read the variables from such a map. */
	Collection<IdentifiableElement> unpackedFrom(SymbolicName map) {
		List<IdentifiableElement> elements = new ArrayList<>();
		variables().forEach((name, variable) -> elements.add(Cypher.property(map, name).as(variable)));
		return elements;
	}

}
