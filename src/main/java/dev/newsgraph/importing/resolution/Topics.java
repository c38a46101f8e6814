package dev.newsgraph.importing.resolution;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.newsgraph.identity.TopicSlug;

/** The topics of an article by their keys. */
final class Topics {

	private Topics() {
	}

	/** Names as written by slug, in the article's order. */
	static Map<String, String> bySlug(ResolvedArticle article) {
		Map<String, String> names = new LinkedHashMap<>();
		article.values().topics().forEach((name) -> names.putIfAbsent(TopicSlug.of(name), name));
		return names;
	}

}
