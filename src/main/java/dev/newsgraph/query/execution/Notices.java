package dev.newsgraph.query.execution;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import graphql.GraphQLContext;
import graphql.execution.ResultPath;

/** What an answer says about itself, beside its data: where a cap cut it short. */
final class Notices {

	/** The code of a notice about a cap. */
	static final String CAPPED = "CAPPED";

	private final Queue<Map<String, Object>> notices = new ConcurrentLinkedQueue<>();

	static void addCapped(GraphQLContext context, ResultPath path, String message) {
		Map<String, Object> notice = new LinkedHashMap<>();
		notice.put("path", path.toList());
		notice.put("code", CAPPED);
		notice.put("message", message);
		Notices notices = context.computeIfAbsent(Notices.class, (key) -> new Notices());
		notices.notices.add(notice);
	}

	/** In the order of their paths, whichever root field was read first. */
	List<Map<String, Object>> sorted() {
		return this.notices.stream()
			.sorted(Comparator.comparing((Map<String, Object> notice) -> String.valueOf(notice.get("path"))))
			.toList();
	}

}
