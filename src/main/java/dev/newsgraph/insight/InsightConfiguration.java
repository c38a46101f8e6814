package dev.newsgraph.insight;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.importing.GraphImport;
import dev.newsgraph.insight.embedding.ModelUnavailableException;
import dev.newsgraph.insight.embedding.SentenceModel;
import dev.newsgraph.insight.embedding.TextVectors;

/** Spring configuration of the stories and of the search by meaning. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InsightProperties.class)
class InsightConfiguration {

	private static final Logger LOGGER = LoggerFactory.getLogger(InsightConfiguration.class);

	/** Loads the model if it is used. If that fails, the gateway works without it. */
	@Bean
	SentenceModel sentenceModel(InsightProperties properties) {
		SentenceModel model = new SentenceModel();
		if (properties.enabled() && properties.embeddings()) {
			try {
				model.require();
			}
			catch (ModelUnavailableException ex) {
				LOGGER.warn(ex.getMessage());
				LOGGER.debug("The model cannot be loaded.", ex);
			}
		}
		return model;
	}

	@Bean
	TextVectors textVectors(SentenceModel model, InsightProperties properties) {
		return model.isLoaded() ? new QueryVectors(model, properties.queryVectors()) : TextVectors.NONE;
	}

	@Bean
	@ConditionalOnProperty("newsgraph.insight.enabled")
	ArticleEmbeddings articleEmbeddings(GraphClient client, SentenceModel model, InsightProperties properties) {
		return new ArticleEmbeddings(client, model, properties.batchSize());
	}

	@Bean
	@ConditionalOnProperty("newsgraph.insight.enabled")
	StoryBuild storyBuild(GraphClient client, InsightProperties properties, ArticleEmbeddings embeddings) {
		return new StoryBuild(client, properties, embeddings);
	}

	@Bean
	@ConditionalOnProperty("newsgraph.insight.enabled")
	InsightTask insightTask(StoryBuild build, GraphClient client, InsightProperties properties) {
		return new InsightTask(build::run, () -> GraphImport.refusal(client, null), properties.poll());
	}

	@Bean
	@ConditionalOnProperty("newsgraph.insight.enabled")
	MeterBinder insightMetrics(ArticleEmbeddings embeddings, StoryBuild build) {
		return (registry) -> {
			Gauge.builder("newsgraph.insight.behind", build, StoryBuild::behind)
				.description("Transactions of imports that the stories did not include when the gateway looked last")
				.register(registry);
			Gauge.builder("newsgraph.insight.backlog", embeddings, ArticleEmbeddings::backlog)
				.description("Articles without a vector, when they were counted last")
				.register(registry);
			FunctionCounter.builder("newsgraph.insight.embedded", embeddings, ArticleEmbeddings::stored)
				.description("Articles whose text was turned into a vector")
				.register(registry);
		};
	}

}
