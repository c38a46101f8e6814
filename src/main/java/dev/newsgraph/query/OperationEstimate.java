package dev.newsgraph.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.newsgraph.query.limits.DocumentSize;
import dev.newsgraph.query.limits.SelectionShape;
import dev.newsgraph.query.plan.Subqueries;

/**
 * Upper bounds of what an operation returns and reads, as far as it could be planned.
 *
 * @param document size of the document
 * @param shape how often the operation repeats fields
 * @param fields number of selected fields, with fragments expanded
 * @param depth nesting depth of the fields
 * @param subqueries subqueries of all statements
 * @param greatestPage size of the largest page
 * @param roots root fields that read from the graph
 */
public record OperationEstimate(DocumentSize document, SelectionShape shape, int fields, int depth,
		Subqueries subqueries, long greatestPage, List<Root> roots) {

	public OperationEstimate {
		roots = List.copyOf(roots);
	}

	/** Returns the maximum number of objects in the response. */
	public long rows() {
		return this.roots.stream().mapToLong(Root::rows).sum();
	}

	/** Returns the maximum number of values of all objects in the response. */
	public long values() {
		return this.roots.stream().mapToLong(Root::values).sum();
	}

	/** Returns the maximum number of rows read. */
	public long cost() {
		return this.roots.stream().mapToLong(Root::cost).sum();
	}

	/** Returns how much the operation uses of each limit, by the name of the limit. */
	public Map<String, Long> uses() {
		Map<String, Long> uses = new LinkedHashMap<>();
		uses.put("selections", (long) this.document.selections());
		uses.put("depth", (long) this.document.depth());
		uses.put("rootFields", (long) this.shape.rootFields());
		uses.put("aliases", (long) this.shape.aliases());
		uses.put("directives", (long) this.document.directives());
		uses.put("tokens", (long) this.document.tokens());
		uses.put("characters", (long) this.document.characters());
		uses.put("subqueryDepth", (long) this.subqueries.depth());
		uses.put("subqueries", (long) this.subqueries.count());
		uses.put("first", this.greatestPage);
		uses.put("rows", rows());
		uses.put("values", values());
		uses.put("cost", cost());
		return uses;
	}

	/**
	 * A root field.
	 *
	 * @param field name of the field
	 * @param key key of the field in the response
	 * @param rows maximum number of objects it returns
	 * @param cost maximum number of rows read for it
	 * @param values maximum number of values of these objects
	 */
	public record Root(String field, String key, long rows, long cost, long values) {
	}

}
