package dev.newsgraph.importing.report;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A node or relationship of the graph that is not the one that follows from the
 * documents.
 *
 * @param node label and key of the node, or of the node at which the relationship begins
 * @param relationship type of the relationship, with label and key of its end, or
 * {@code null} if the node itself differs
 * @param property the property that differs, or {@code null} if the node or relationship
 * is missing, unexpected, or there in another number
 * @param graph the value in the graph, or how often the relationship is there;
 * {@code null} if there is none
 * @param folders the value that follows from the documents of the folders, or how often
 * the relationship follows from them; {@code null} if there is none
 */
public record ContentDifference(String node, @Nullable String relationship, @Nullable String property,
		@Nullable String graph, @Nullable String folders) {

	private static final int MAX_LENGTH = 120;

	/** Characters before the first one that differs. */
	private static final int CONTEXT = 20;

	/** Returns the difference of a node that is in only one of both. */
	public static ContentDifference ofNode(String node, boolean inGraph) {
		return new ContentDifference(node, null, null, inGraph ? "1" : null, inGraph ? null : "1");
	}

	/**
	 * Returns the difference of relationships that are not equal in number.
	 * @param graph how many the graph holds
	 * @param folders how many follow from the documents
	 */
	public static ContentDifference ofCount(String node, @Nullable String relationship, long graph, long folders) {
		return new ContentDifference(node, relationship, null, (graph > 0) ? String.valueOf(graph) : null,
				(folders > 0) ? String.valueOf(folders) : null);
	}

	/**
	 * Returns the difference of two values of a property. Long values are cut around the
	 * first character that differs.
	 */
	public static ContentDifference ofValue(String node, @Nullable String relationship, String property,
			@Nullable Object graph, @Nullable Object folders) {
		String one = (graph != null) ? graph.toString() : "";
		String other = (folders != null) ? folders.toString() : "";
		if (graph != null && folders != null && one.equals(other)) {
			return new ContentDifference(node, relationship, property, cut(one, 0) + type(graph),
					cut(other, 0) + type(folders));
		}
		int first = 0;
		while (first < one.length() && first < other.length() && one.charAt(first) == other.charAt(first)) {
			first++;
		}
		int start = (first > MAX_LENGTH - CONTEXT) ? first - CONTEXT : 0;
		return new ContentDifference(node, relationship, property, (graph != null) ? cut(one, start) : null,
				(folders != null) ? cut(other, start) : null);
	}

	private static String type(Object value) {
		return " (%s)".formatted(value.getClass().getSimpleName());
	}

	private static String cut(String text, int start) {
		int end = Math.min(text.length(), start + MAX_LENGTH);
		return ((start > 0) ? "…" : "") + text.substring(Math.min(start, end), end).replaceAll("\\R", " ")
				+ ((end < text.length()) ? "…" : "");
	}

	/** Returns the difference as one line of text. */
	public String text() {
		String subject = (this.relationship != null) ? this.node + " " + this.relationship : this.node;
		if (this.property != null) {
			return "%s: %s is %s in the graph, and %s by the folders".formatted(subject, this.property,
					value(this.graph), value(this.folders));
		}
		if (this.graph == null) {
			return subject + " is missing in the graph";
		}
		if (this.folders == null) {
			return "%s is in the graph, but does not follow from the folders".formatted(subject)
					+ (this.graph.equals("1") ? "" : " (%s of them)".formatted(this.graph));
		}
		return "%s: the graph has %s of them, and %s follow from the folders".formatted(subject, this.graph,
				this.folders);
	}

	private static String value(@Nullable String value) {
		return (value != null) ? "'" + value + "'" : "not set";
	}

	/** Returns the difference as a JSON object. */
	public Map<String, @Nullable Object> row() {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		row.put("node", this.node);
		row.put("relationship", this.relationship);
		row.put("property", this.property);
		row.put("graph", this.graph);
		row.put("folders", this.folders);
		return row;
	}

}
