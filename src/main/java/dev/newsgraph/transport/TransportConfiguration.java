package dev.newsgraph.transport;

import java.util.Map;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.catalina.valves.RemoteIpValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Compression;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.newsgraph.access.RoleBodyProperties;
import dev.newsgraph.database.ReadProperties;
import dev.newsgraph.query.ClientSchema;
import dev.newsgraph.query.compiled.CompiledOperations;
import dev.newsgraph.query.events.OperationEvents;

/**
 * Beans that replace parts of the GraphQL endpoint of Spring Boot, and the filters and
 * settings of the web server.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties({ TransportProperties.class, CorsProperties.class, RoleBodyProperties.class })
class TransportConfiguration {

	private static final Logger LOGGER = LoggerFactory.getLogger(TransportConfiguration.class);

	/** After the filters of caching, which can answer a known request. */
	private static final int ENDPOINT_ORDER = Ordered.HIGHEST_PRECEDENCE + 110;

	private static final int ROUTE_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

	/** Time that the web server gets to stop after the last request has been answered. */
	private static final long SERVER_STOP_MILLIS = 2000;

	@Bean
	RequestDrain requestDrain(ObjectProvider<DefaultLifecycleProcessor> lifecycle) {
		lifecycle.ifAvailable((processor) -> processor
			.setTimeoutForShutdownPhase(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE, SERVER_STOP_MILLIS));
		return new RequestDrain();
	}

	@Bean
	FilterRegistrationBean<RequestDrain> requestDrainFilter(RequestDrain drain) {
		FilterRegistrationBean<RequestDrain> filter = new FilterRegistrationBean<>(drain);
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

	// Also the responses to requests that the other filters refuse have the headers.
	@Bean
	FilterRegistrationBean<CrossOriginFilter> crossOriginFilter(CorsProperties cors, GraphQlCorsProperties unused,
			@Value("${spring.graphql.http.path:/graphql}") String path) {
		if (unused.toCorsConfiguration() != null) {
			throw new IllegalArgumentException(
					"spring.graphql.cors is not supported; set newsgraph.http.cors.allowed-origins instead.");
		}
		FilterRegistrationBean<CrossOriginFilter> filter = new FilterRegistrationBean<>(
				new CrossOriginFilter(path, cors));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		return filter;
	}

	@Bean
	FilterRegistrationBean<RequestBodyFilter> requestBodyFilter(TransportProperties properties,
			RoleBodyProperties roles) {
		FilterRegistrationBean<RequestBodyFilter> filter = new FilterRegistrationBean<>(
				new RequestBodyFilter(properties, roles));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
		return filter;
	}

	@Bean
	FilterRegistrationBean<AllowedHosts> allowedHosts(TransportProperties properties,
			@Value("${management.endpoints.web.base-path:/actuator}") String management) {
		if (properties.allowedHosts().contains("*")) {
			LOGGER.warn("newsgraph.http.allowed-hosts is *, so nothing protects against DNS rebinding.");
		}
		FilterRegistrationBean<AllowedHosts> filter = new FilterRegistrationBean<>(
				new AllowedHosts(properties.allowedHosts(), management + "/health"));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
		return filter;
	}

	@Bean
	FilterRegistrationBean<ProxyHeaders> proxyHeaders(TransportProperties properties) {
		FilterRegistrationBean<ProxyHeaders> filter = new FilterRegistrationBean<>(
				new ProxyHeaders(properties.proxies()));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 4);
		return filter;
	}

	@Bean
	FilterRegistrationBean<RequestHeaders> requestHeaders() {
		FilterRegistrationBean<RequestHeaders> filter = new FilterRegistrationBean<>(new RequestHeaders());
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
		return filter;
	}

	@Bean
	LocalCallers localCallers(TransportProperties properties, ServerProperties server) {
		return new LocalCallers(server.getAddress() != null && server.getAddress().isLoopbackAddress()
				&& properties.proxies().isEmpty());
	}

	@Bean
	OperationGate operationGate(TransportProperties properties) {
		return new OperationGate(properties.operationsPerCore() * Runtime.getRuntime().availableProcessors(),
				properties.operationsPerCaller(), properties.operationWait());
	}

	@Bean
	MeterBinder operationGateMetrics(OperationGate gate) {
		return (registry) -> {
			Gauge.builder("newsgraph.operations.running", gate, OperationGate::running)
				.description("Operations that are running.")
				.register(registry);
			Gauge.builder("newsgraph.operations.limit", gate, OperationGate::limit)
				.description("Operations that can run at the same time.")
				.register(registry);
			FunctionCounter.builder("newsgraph.operations.refused", gate, OperationGate::refused)
				.description("Operations that were refused because too many were running.")
				.register(registry);
		};
	}

	@Bean
	RequestLimits requestLimits(TransportProperties properties, RoleBodyProperties roles, ReadProperties reads,
			OperationGate gate) {
		return new RequestLimits(properties.maxBodySize().toBytes(),
				roles.maxBodySize()
					.entrySet()
					.stream()
					.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().toBytes())),
				reads.maxAnswerSize().toBytes(), gate.limit(), gate.perCaller());
	}

	@Bean
	ByteBudget pendingAnswers(TransportProperties properties) {
		return new ByteBudget(properties.maxPendingAnswers().toBytes(),
				"Too many large answers are being sent; newsgraph.http.max-pending-answers allows %,d bytes. Repeat the request later."
					.formatted(properties.maxPendingAnswers().toBytes()));
	}

	@Bean
	OperationReader operationReader(TransportProperties properties, RoleBodyProperties roles,
			ObjectProvider<OperationRequestResolver> resolvers) {
		return new OperationReader(properties, roles, resolvers.orderedStream().toList());
	}

	@Bean
	HttpAnswer.Encoding answerEncoding(ServerProperties server) {
		Compression compression = server.getCompression();
		return new HttpAnswer.Encoding(compression.getEnabled(), compression.getMinResponseSize().toBytes());
	}

	@Bean
	DirectGraphQlHttpHandler directGraphQlHttpHandler(WebGraphQlHandler handler, JsonExchange exchange,
			ObjectProvider<OperationInterceptor> interceptors, ObjectProvider<CompiledOperations> compiled,
			ObjectProvider<BrowserPage> page, ReadProperties reads, ByteBudget pendingAnswers, OperationEvents events,
			@Value("${spring.graphql.http.path:/graphql}") String path) {
		return new DirectGraphQlHttpHandler(path, handler, exchange, interceptors.orderedStream().toList(),
				compiled.getIfAvailable(), page.getIfAvailable(), reads.maxAnswerSize().toBytes(), pendingAnswers,
				events);
	}

	@Bean
	FilterRegistrationBean<DirectGraphQlHttpHandler> graphQlFilter(DirectGraphQlHttpHandler handler) {
		FilterRegistrationBean<DirectGraphQlHttpHandler> filter = new FilterRegistrationBean<>(handler);
		filter.setOrder(ENDPOINT_ORDER);
		return filter;
	}

	/**
	 * Answers every request to the path of the endpoint, so that the routes of Spring
	 * Boot, among them the one for server-sent events, never match. A route that takes
	 * some of these requests needs a higher precedence.
	 */
	@Bean
	@Order(ROUTE_ORDER)
	RouterFunction<ServerResponse> graphQlEndpoint(DirectGraphQlHttpHandler handler,
			@Value("${spring.graphql.http.path:/graphql}") String path) {
		return RouterFunctions.route(OperationEndpoint.path(path), handler::handleRequest);
	}

	@Bean
	HttpCaller.Interceptor callerInterceptor() {
		return new HttpCaller.Interceptor();
	}

	@Bean
	PagedAnswers pagedAnswers(OperationGate gate, RequestDrain drain) {
		return new PagedAnswers(gate, drain);
	}

	@Bean
	JsonExchange jsonExchange(OperationReader reader, OperationGate gate, CorsProperties cors) {
		return new JsonExchange(reader, gate, new JsonExchange.FormRule(cors.isEnabled()));
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> timedTomcat(TransportProperties properties) {
		return (factory) -> {
			if (factory.getProtocol().equals(TomcatWebServerFactory.DEFAULT_PROTOCOL)) {
				factory.setProtocol(TimedProtocol.class.getName());
			}
			factory.addConnectorCustomizers((connector) -> {
				if (connector.getProtocolHandler() instanceof TimedProtocol protocol) {
					protocol.setHeaderTimeout(properties.headerTimeout());
				}
			});
			factory.addContextCustomizers(
					(context) -> context.getParent().getPipeline().addValve(new JsonErrorReportValve()));
		};
	}

	/**
	 * With {@code server.forward-headers-strategy=native}, Tomcat trusts the headers of
	 * the proxies in {@code newsgraph.http.proxies} only, instead of those of every
	 * private address.
	 */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedProxies(TransportProperties properties) {
		return (factory) -> factory.getEngineValves()
			.stream()
			.filter(RemoteIpValve.class::isInstance)
			.forEach((valve) -> ((RemoteIpValve) valve).setInternalProxies(ProxyHeaders.ranges(properties.proxies())));
	}

	/**
	 * Serves the SDL below the path of the endpoint, unless
	 * {@code spring.graphql.schema.printer.enabled} or
	 * {@code spring.graphql.schema.introspection.enabled} is false.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(
			name = { "spring.graphql.schema.printer.enabled", "spring.graphql.schema.introspection.enabled" },
			matchIfMissing = true)
	static class SchemaConfiguration {

		/** Precedes the route of Spring Boot for the same path. */
		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		RouterFunction<ServerResponse> schemaEndpoint(ClientSchema schema,
				@Value("${spring.graphql.http.path:/graphql}") String path) {
			return RouterFunctions.route(RequestPredicates.path(path + "/schema"), new SchemaEndpoint(schema)::handle);
		}

	}

}
