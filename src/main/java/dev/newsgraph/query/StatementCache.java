package dev.newsgraph.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Keeps the texts of statements by their plans, so that a shape is translated once. */
final class StatementCache {

	private final Cache<SelectionPlan, String> texts;

	StatementCache(QueryProperties properties) {
		this.texts = Caffeine.newBuilder().maximumSize(properties.cachedStatements()).build();
	}

	String text(SelectionPlan plan) {
		return this.texts.get(plan, CypherTranslator::translate);
	}

}
