package dev.newsgraph.importing.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * A node with the relationships that begin at it, as far as they follow from documents.
 *
 * @param label the label
 * @param key the key, which is unique for the label
 * @param properties the properties
 * @param relationships the properties of each relationship, by its type and the label and
 * key of its end. There can be several with the same
 */
record ContentNode(String label, String key, Map<String, Object> properties,
		SortedMap<String, List<Map<String, Object>>> relationships) {

	/** The labels of nodes that follow from documents. */
	static final Set<String> LABELS = Set.of("Document", "Article", "Collection", "Topic", "Provider", "Image",
			"ItemName");

	/** Returns the node of a row of {@code content.cypher}. */
	static ContentNode of(Record row) {
		Map<String, Object> properties = new TreeMap<>(row.get("properties").asMap());
		properties.values().removeIf((value) -> value == null);
		SortedMap<String, List<Map<String, Object>>> relationships = new TreeMap<>();
		for (Value relationship : row.get("relationships").values()) {
			String name = "%s %s %s".formatted(relationship.get(0).asString(),
					label(relationship.get(1).asList(Value::asString)), relationship.get(2).asObject());
			relationships.computeIfAbsent(name, (key) -> new ArrayList<>()).add(relationship.get(3).asMap());
		}
		return new ContentNode(row.get("label").asString(), row.get("key").asString(), properties, relationships);
	}

	/** Returns the label of the model. Another program can have added others. */
	private static String label(List<String> labels) {
		return labels.stream().filter(LABELS::contains).findFirst().orElseGet(() -> String.join(":", labels));
	}

	/** Returns label and key. */
	String name() {
		return this.label + " " + this.key;
	}

	/** Returns how many relationships begin at the node. */
	long degree() {
		return this.relationships.values().stream().mapToLong(List::size).sum();
	}

}
