package dev.newsgraph.export;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.newsgraph.access.AuditLog;
import dev.newsgraph.query.ConnectionReader;
import dev.newsgraph.query.events.OperationEvents;
import dev.newsgraph.transport.JsonExchange;
import dev.newsgraph.transport.PagedAnswers;

/** Beans of the export endpoint. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(ExportProperties.class)
class ExportConfiguration {

	@Bean
	ExportSlots exportSlots(ExportProperties properties) {
		return new ExportSlots(properties);
	}

	@Bean
	ExportEndpoint exportEndpoint(JsonExchange exchange, ConnectionReader reader, PagedAnswers answers,
			ExportProperties properties, ExportSlots slots, AuditLog audit, OperationEvents events) {
		return new ExportEndpoint(exchange, reader, answers, properties, slots, audit, events);
	}

	@Bean
	RouterFunction<ServerResponse> exportPath(ExportEndpoint endpoint,
			@Value("${spring.graphql.http.path:/graphql}") String path) {
		return RouterFunctions.route(RequestPredicates.path(path + "/export"), endpoint::handle);
	}

}
