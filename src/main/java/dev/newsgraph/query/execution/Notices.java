package dev.newsgraph.query.execution;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import graphql.GraphQLContext;
import graphql.execution.ResultPath;

/** Collects the notices of a response, such as a cap that was reached. */
public final class Notices {

	/** Code of the notice for a cap that was reached. */
	static final String CAPPED = "CAPPED";

	private final Queue<Map<String, Object>> notices = new ConcurrentLinkedQueue<>();

	/** Adds a notice for a field whose cap was reached. */
	static void addCapped(GraphQLContext context, ResultPath path, String message) {
		context.<Notices>computeIfAbsent(Notices.class, (key) -> new Notices()).addCapped(path.toList(), message);
	}

	/** Adds a notice for a field whose cap was reached. */
	public void addCapped(List<Object> path, String message) {
		Map<String, Object> notice = new LinkedHashMap<>();
		notice.put("path", path);
		notice.put("code", CAPPED);
		notice.put("message", message);
		this.notices.add(notice);
	}

	/**
	 * Returns the notices sorted by path, independent of the order in which root fields
	 * were read.
	 */
	public List<Map<String, Object>> sorted() {
		return this.notices.stream()
			.sorted(Comparator.comparing((Map<String, Object> notice) -> String.valueOf(notice.get("path"))))
			.toList();
	}

}
