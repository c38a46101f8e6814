package dev.newsgraph.caching;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** The metrics of the cache of answers. */
final class AnswerCacheMetrics implements MeterBinder {

	private static final String REQUESTS = "newsgraph.answers.requests";

	private final AnswerCache answers;

	AnswerCacheMetrics(AnswerCache answers) {
		this.answers = answers;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder(REQUESTS, this.answers, AnswerCache::hits)
			.description("Queries by how they were answered.")
			.tag("result", "hit")
			.register(registry);
		FunctionCounter.builder(REQUESTS, this.answers, AnswerCache::misses)
			.description("Queries by how they were answered.")
			.tag("result", "miss")
			.register(registry);
		FunctionCounter.builder(REQUESTS, this.answers, AnswerCache::shared)
			.description("Queries by how they were answered.")
			.tag("result", "shared")
			.register(registry);
		Gauge.builder("newsgraph.answers.size", this.answers, AnswerCache::size)
			.description("Answers that are kept.")
			.register(registry);
		Gauge.builder("newsgraph.answers.memory", this.answers, AnswerCache::weight)
			.description("Memory that the answers take, as estimated.")
			.baseUnit("bytes")
			.register(registry);
	}

}
