package dev.newsgraph.query.cypher;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.newsgraph.query.plan.SelectionPlan;

/** Caches the texts of statements by plan, so that each plan is translated once. */
public final class StatementCache {

	// Measured: a plan takes about six times as many bytes as its text has characters.
	private static final int BYTES_PER_CHARACTER = 8;

	private static final int BYTES_PER_ENTRY = 500;

	private final Cache<SelectionPlan, String> texts;

	/**
	 * Creates a cache.
	 * @param bytes memory that the plans and statements may take, as estimated
	 */
	public StatementCache(long bytes) {
		this.texts = Caffeine.newBuilder()
			.executor(Runnable::run)
			.maximumWeight(bytes)
			.weigher((SelectionPlan plan, String text) -> BYTES_PER_ENTRY + BYTES_PER_CHARACTER * text.length())
			.build();
	}

	/** Returns the text of the statement for a plan. */
	public String text(SelectionPlan plan) {
		return this.texts.get(plan, CypherTranslator::translate);
	}

	/** Returns the memory that the plans and statements take, as estimated. */
	long weight() {
		this.texts.cleanUp();
		return this.texts.policy().eviction().orElseThrow().weightedSize().orElseThrow();
	}

}
