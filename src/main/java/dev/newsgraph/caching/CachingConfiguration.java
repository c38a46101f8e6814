package dev.newsgraph.caching;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import dev.newsgraph.database.DatabaseProperties;
import dev.newsgraph.query.AnswerSettings;
import dev.newsgraph.query.events.OperationEvents;
import dev.newsgraph.revision.CurrentRevision;
import dev.newsgraph.transport.ByteBudget;
import dev.newsgraph.transport.HttpAnswer;
import dev.newsgraph.trusted.DocumentRequests;
import dev.newsgraph.trusted.TrustedDocuments;

/** Spring configuration of the validators and cache directives. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties({ CachingProperties.class, AnswerCacheProperties.class })
class CachingConfiguration {

	/** Inside the interceptors that refuse documents or replace ids by documents. */
	private static final int ORDER = 1000;

	/** After the filters that check each request. */
	private static final int FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 100;

	@Bean
	EntityTags entityTags(AnswerSettings settings) {
		return new EntityTags(settings.text());
	}

	@Bean
	ConfirmedRequests confirmedRequests(CurrentRevision revision, DocumentRequests documents,
			CachingProperties properties, AnswerCache answers, OperationEvents events,
			@Value("${spring.graphql.http.path:/graphql}") String path) {
		return new ConfirmedRequests(path, revision, documents, answers.seen(), events,
				properties.confirmedRequests().toBytes());
	}

	@Bean
	FilterRegistrationBean<ConfirmedRequests> confirmedRequestsFilter(ConfirmedRequests requests) {
		FilterRegistrationBean<ConfirmedRequests> filter = new FilterRegistrationBean<>(requests);
		filter.setOrder(FILTER_ORDER);
		return filter;
	}

	@Bean
	AnswerCache answerCache(AnswerCacheProperties properties, CurrentRevision revision, DocumentRequests requests,
			TrustedDocuments documents, DatabaseProperties database) {
		return new AnswerCache(properties, revision, requests, documents::maxAge, database.readTimeout());
	}

	@Bean
	FilterRegistrationBean<CachedRequests> cachedRequestsFilter(AnswerCache answers, AnswerCacheProperties properties,
			ByteBudget pendingAnswers, OperationEvents events,
			@Value("${spring.graphql.http.path:/graphql}") String path) {
		FilterRegistrationBean<CachedRequests> filter = new FilterRegistrationBean<>(
				new CachedRequests(path, answers, properties.enabled(), pendingAnswers, events));
		filter.setOrder(FILTER_ORDER + 1);
		return filter;
	}

	@Bean
	AnswerCacheMetrics answerCacheMetrics(AnswerCache answers) {
		return new AnswerCacheMetrics(answers);
	}

	@Bean
	@Order(ORDER)
	AnswerCaching answerCaching(CurrentRevision revision, EntityTags tags, CachingProperties properties,
			TrustedDocuments documents, ConfirmedRequests confirmed, AnswerCache answers,
			HttpAnswer.Encoding encoding) {
		return new AnswerCaching(revision, properties.etags() ? tags : null,
				new CacheControlText(properties.cacheControl()), documents::maxAge, confirmed, answers, encoding);
	}

}
