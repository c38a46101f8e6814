package dev.newsgraph.subscription;

import java.util.List;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.newsgraph.access.AuditLog;
import dev.newsgraph.access.CallerBudgets;
import dev.newsgraph.access.Credentials;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.transport.ByteBudget;
import dev.newsgraph.transport.JsonExchange;
import dev.newsgraph.transport.OperationEndpoint;
import dev.newsgraph.transport.OperationGate;
import dev.newsgraph.transport.RequestLimits;

/** Beans of subscriptions. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(SubscriptionProperties.class)
class SubscriptionConfiguration {

	@Bean
	Connections subscriptionConnections(SubscriptionProperties properties) {
		return new Connections(properties);
	}

	@Bean
	SubscriptionLifecycle subscriptionLifecycle(Connections connections) {
		return new SubscriptionLifecycle(connections);
	}

	@Bean
	EventHub eventHub(GraphClient client, SubscriptionProperties properties, RequestLimits limits,
			MeterRegistry registry) {
		Feed articles = new ArticleFeed(client, properties.changesPerStatement(), properties.poll().dividedBy(2));
		return new EventHub(
				List.of(new MeasuredFeed(articles, registry), new MeasuredFeed(new JobFeed(client), registry)),
				properties, limits.answer());
	}

	@Bean
	MeterBinder subscriptionMetrics(EventHub hub, Connections connections) {
		return (registry) -> {
			Gauge.builder("newsgraph.subscriptions.open", hub, EventHub::subscriptions)
				.description("Subscriptions that are open.")
				.register(registry);
			Gauge.builder("newsgraph.subscriptions.connections", connections, Connections::count)
				.description("WebSockets and event streams that are open.")
				.register(registry);
		};
	}

	@Bean
	SubscriptionInterceptor subscriptionInterceptor(EventHub hub, OperationGate gate, SubscriptionProperties properties,
			RequestLimits limits, @Value("${spring.graphql.websocket.path:}") String path) {
		return new SubscriptionInterceptor(hub, gate, properties, limits.answer(), path);
	}

	/**
	 * Replaces the handler of Spring Boot, which maps it to the path of the WebSocket.
	 */
	@Bean
	GraphQlWebSocketHandler graphQlWebSocketHandler(WebGraphQlHandler handler, Connections connections,
			JsonExchange exchange, SubscriptionProperties properties, EventHub hub, RequestLimits limits,
			ByteBudget pendingAnswers, Credentials credentials, CallerBudgets budgets, AuditLog audit) {
		SessionThreads.install();
		SocketAnswers answers = new SocketAnswers(handler, limits.answer(), pendingAnswers);
		return new SocketHandler(answers, exchange, new SocketCallers(credentials, budgets, audit), connections,
				properties, hub.waitingBytes());
	}

	@Bean
	EventStreamHandler eventStreamHandler(WebGraphQlHandler handler, Connections connections, JsonExchange exchange,
			SubscriptionProperties properties, ByteBudget pendingAnswers) {
		return new EventStreamHandler(handler, exchange, connections, properties, pendingAnswers);
	}

	/** Answers the requests that prefer an event stream, before the route for JSON. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	RouterFunction<ServerResponse> eventStreamEndpoint(EventStreamHandler handler,
			@Value("${spring.graphql.http.path:/graphql}") String path) {
		return RouterFunctions.route(
				OperationEndpoint.path(path)
					.and((request) -> JsonExchange.isPreferred(request, MediaType.TEXT_EVENT_STREAM)),
				handler::handleRequest);
	}

}
