package dev.newsgraph.transport;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.newsgraph.query.ClientSchema;

/**
 * Serves the SDL below the path of the endpoint, unless
 * {@code spring.graphql.schema.printer.enabled} or
 * {@code spring.graphql.schema.introspection.enabled} is false.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(
		name = { "spring.graphql.schema.printer.enabled", "spring.graphql.schema.introspection.enabled" },
		matchIfMissing = true)
class SchemaEndpointConfiguration {

	/** Precedes the route of Spring Boot for the same path. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	RouterFunction<ServerResponse> schemaEndpoint(ClientSchema schema,
			@Value("${spring.graphql.http.path:/graphql}") String path) {
		return RouterFunctions.route(RequestPredicates.path(path + "/schema"), new SchemaEndpoint(schema)::handle);
	}

}
