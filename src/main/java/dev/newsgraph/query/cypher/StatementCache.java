package dev.newsgraph.query.cypher;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.newsgraph.query.plan.SelectionPlan;

/** Caches the texts of statements by plan, so that each plan is translated once. */
public final class StatementCache {

	private final Cache<SelectionPlan, String> texts;

	/**
	 * Creates a cache.
	 * @param size maximum number of statements
	 */
	public StatementCache(int size) {
		this.texts = Caffeine.newBuilder().maximumSize(size).build();
	}

	/** Returns the text of the statement for a plan. */
	public String text(SelectionPlan plan) {
		return this.texts.get(plan, CypherTranslator::translate);
	}

}
