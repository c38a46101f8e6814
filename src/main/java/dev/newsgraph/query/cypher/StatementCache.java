package dev.newsgraph.query.cypher;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.newsgraph.query.plan.SelectionPlan;

/** Keeps the texts of statements by their plans, so that a shape is translated once. */
public final class StatementCache {

	private final Cache<SelectionPlan, String> texts;

	public StatementCache(int size) {
		this.texts = Caffeine.newBuilder().maximumSize(size).build();
	}

	public String text(SelectionPlan plan) {
		return this.texts.get(plan, CypherTranslator::translate);
	}

}
