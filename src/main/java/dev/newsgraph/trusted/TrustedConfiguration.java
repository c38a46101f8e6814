package dev.newsgraph.trusted;

import graphql.execution.instrumentation.Instrumentation;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.newsgraph.query.OperationPreviews;

/** Configures the trusted documents and those that clients register. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(DocumentProperties.class)
class TrustedConfiguration {

	@Bean
	TrustedDocuments trustedDocuments(DocumentProperties properties, ObjectProvider<OperationPreviews> previews) {
		// The previews need the schema, whose instrumentation needs the documents.
		return new TrustedDocuments(properties, new DocumentValidation(previews::getObject));
	}

	@Bean
	AutomaticDocuments automaticDocuments(DocumentProperties properties) {
		return new AutomaticDocuments(properties.isAutomatic() ? properties.automaticCache().toBytes() : 0);
	}

	@Bean
	DocumentRequests documentRequests(TrustedDocuments trusted, AutomaticDocuments automatic,
			DocumentProperties properties) {
		return new DocumentRequests(trusted, automatic, properties.mode());
	}

	@Bean
	DocumentResolver documentResolver(DocumentRequests requests) {
		return new DocumentResolver(requests);
	}

	@Bean
	DocumentRegistration documentRegistration(DocumentRequests requests) {
		return new DocumentRegistration(requests);
	}

	@Bean
	DocumentReload documentReload(TrustedDocuments trusted, DocumentProperties properties) {
		return new DocumentReload(trusted, properties.interval());
	}

	@Bean
	@ConditionalOnProperty(name = "newsgraph.documents.mode", havingValue = "only")
	Instrumentation onlyTrustedDocuments(DocumentRequests requests) {
		return new OnlyTrustedDocuments(requests);
	}

}
