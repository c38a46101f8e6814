package dev.newsgraph.importing.resolution;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.newsgraph.identity.TopicSlug;

/** The topics of an article by slug. */
final class Topics {

	private Topics() {
	}

	/** Returns the names as written by slug, in the order of the article. */
	static Map<String, String> bySlug(ResolvedArticle article) {
		Map<String, String> names = new LinkedHashMap<>();
		article.values().topics().forEach((name) -> names.putIfAbsent(TopicSlug.of(name), name));
		return names;
	}

}
