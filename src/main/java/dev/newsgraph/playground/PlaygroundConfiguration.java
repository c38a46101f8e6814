package dev.newsgraph.playground;

import java.io.IOException;

import graphql.schema.GraphQLSchema;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.database.DatabaseProperties;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.importing.ImportRoot;
import dev.newsgraph.query.OperationPreviews;
import dev.newsgraph.query.OperationProperties;
import dev.newsgraph.query.QueryProperties;
import dev.newsgraph.query.RoleLimitProperties;
import dev.newsgraph.transport.BrowserPage;
import dev.newsgraph.transport.JsonExchange;
import dev.newsgraph.transport.OperationEndpoint;
import dev.newsgraph.transport.RequestLimits;

/**
 * Beans of the playground: the page at {@code /graphiql}, its files and endpoints, and
 * the redirect from {@code /}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "newsgraph.playground.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PlaygroundProperties.class)
class PlaygroundConfiguration {

	@Bean
	PlaygroundAssets playgroundAssets() {
		return new PlaygroundAssets();
	}

	@Bean
	QuestionLibrary questionLibrary(ResourcePatternResolver resources, PlaygroundProperties properties)
			throws IOException {
		return new QuestionLibrary(resources, properties);
	}

	@Bean
	DashboardLibrary dashboardLibrary(ResourcePatternResolver resources, PlaygroundProperties properties)
			throws IOException {
		return new DashboardLibrary(resources, properties);
	}

	@Bean
	OperationQuestions operationQuestions(JsonExchange exchange, OperationPreviews previews, GraphClient client,
			PlaygroundProperties properties, QueryProperties limits, OperationProperties operationLimits,
			RequestLimits requestLimits, DatabaseProperties database, RoleLimitProperties roles) {
		return new OperationQuestions(exchange, previews, client, properties.explain(),
				new EstimateJson(limits, operationLimits, requestLimits, roles.limits(), database.readTimeout()));
	}

	@Bean
	PlaygroundFacts playgroundFacts(QueryProperties limits, OperationProperties operationLimits,
			DatabaseProperties database, GraphQLSchema schema, PlaygroundProperties properties,
			RoleLimitProperties roles, @Value("${spring.graphql.http.path:/graphql}") String endpoint,
			@Value("${spring.application.version:}") String version, ObjectProvider<GitProperties> git) {
		return new PlaygroundFacts(endpoint, limits, operationLimits, database.readTimeout(), schema,
				OtherGateway.of(properties.gateways()), GatewayVersion.of(version, git.getIfAvailable()),
				roles.limits());
	}

	@Bean
	RouterFunction<ServerResponse> playgroundPaths(ResourcePatternResolver resources, PlaygroundProperties properties,
			PlaygroundFacts facts, ImportRoot root, QuestionLibrary library, DashboardLibrary dashboards)
			throws IOException {
		PlaygroundPage page = new PlaygroundPage(resources.getResource("classpath:/playground/index.html"),
				OtherGateway.of(properties.gateways()));
		return RouterFunctions.route()
			.GET("/", (request) -> PlaygroundPage.redirect("graphiql"))
			.GET("/graphiql", page::show)
			.GET("/graphiql/", (request) -> PlaygroundPage.redirect("../graphiql"))
			.GET("/graphiql/settings.json",
					(request) -> json(facts.settings(request.requestPath().contextPath().value(),
							properties.explain().allows(request.servletRequest()), root::folderNames,
							RequestCaller.identity(request.servletRequest()),
							request.servletRequest().getHeader(HttpHeaders.AUTHORIZATION) != null)))
			.GET("/graphiql/library.json", (request) -> json(library.questions()))
			.GET("/graphiql/dashboards.json", (request) -> json(dashboards.dashboards()))
			.build();
	}

	@Bean
	BrowserPage browserPage() {
		return new BrowserPage("/graphiql");
	}

	@Bean
	RouterFunction<ServerResponse> operationPaths(OperationQuestions questions,
			@Value("${spring.graphql.http.path:/graphql}") String endpoint) {
		return RouterFunctions.route()
			.route(OperationEndpoint.path(endpoint + "/estimate"), questions::estimate)
			.route(OperationEndpoint.path(endpoint + "/explain"), questions::explain)
			.build();
	}

	private static ServerResponse json(Object body) {
		return ServerResponse.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noStore())
			.body(body);
	}

}
