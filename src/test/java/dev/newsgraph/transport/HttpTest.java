package dev.newsgraph.transport;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;

import graphql.GraphqlErrorBuilder;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.server.WebGraphQlInterceptor;

import dev.newsgraph.database.IntegrationTest;

/**
 * A test of the web server with short limits. All of them share one application, whose
 * callers may do everything without a token.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false",
		"newsgraph.http.max-body-size=2KB", "newsgraph.http.header-timeout=3s", "newsgraph.http.body-timeout=3s",
		"newsgraph.documents.folder=src/test/resources/dev/newsgraph/trusted/documents",
		"newsgraph.http.answer-timeout=3s", "newsgraph.access.local-role=admin", "newsgraph.http.operation-wait=200ms",
		"newsgraph.revision.interval=0s" })
@Import(HttpTest.Failures.class)
public @interface HttpTest {

	/** Adds an error to the answer of a request that names its code in an extension. */
	@TestConfiguration(proxyBeanMethods = false)
	class Failures {

		@Bean
		WebGraphQlInterceptor failures() {
			return (request, chain) -> chain.next(request)
				.map((response) -> !request.getExtensions().containsKey("failure") ? response
						: response.transform((builder) -> builder.errors(List.of(GraphqlErrorBuilder.newError()
							.message("A part of the answer failed in this test.")
							.locations(null)
							.extensions(Map.of("code", request.getExtensions().get("failure")))
							.build()))));
		}

	}

}
