package dev.newsgraph.security;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.AbstractFilterRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import dev.newsgraph.access.Role;
import dev.newsgraph.transport.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/** Each path of the gateway with each role, and what every response has. */
@ExtendWith(OutputCaptureExtension.class)
class RoutesIT extends SecuredGatewayTest {

	/** The least role for a path; an empty text for every client. */
	static final Map<String, String> LEAST = new TreeMap<>(Map.ofEntries(Map.entry("/", ""), Map.entry("/graphiql", ""),
			Map.entry("/graphiql/", ""), Map.entry("/graphiql/dashboards.json", "READER"),
			Map.entry("/graphiql/library.json", "READER"), Map.entry("/graphiql/settings.json", "READER"),
			Map.entry("/graphql", "READER"), Map.entry("/graphql/", "READER"), Map.entry("/graphql/estimate", "READER"),
			Map.entry("/graphql/estimate/", "READER"), Map.entry("/graphql/explain", "READER"),
			Map.entry("/graphql/explain/", "READER"), Map.entry("/graphql/export", "READER"),
			Map.entry("/graphql/schema", "READER")));

	private static final Map<String, String> MANAGEMENT = new TreeMap<>(
			Map.of("/actuator/health", "", "/actuator/info", "READER", "/actuator/loggers", "ANALYST",
					"/actuator/metrics", "ANALYST", "/actuator/env", "ADMIN", "/actuator/mappings", "ADMIN"));

	private static final TreeSet<String> HANDLED = new TreeSet<>(Set.of("/**", "/actuator", "/actuator/health",
			"/actuator/health/**", "/actuator/info", "/graphiql/assets/**", "/graphql", "/webjars/**"));

	private static final List<String> FILTERS = List.of("RequestDrain", "ProtectiveHeaders", "DeniedRequests",
			"CrossOriginFilter", "RequestBodyFilter", "AllowedHosts", "ProxyHeaders", "RequestHeaders",
			"springSecurityFilterChain", "ConfirmedRequests", "CachedRequests", "DirectGraphQlHttpHandler");

	@Autowired
	private List<HandlerMapping> mappings;

	@Autowired
	private List<AbstractFilterRegistrationBean<?>> filters;

	@Autowired
	private List<RouterFunction<?>> routes;

	@Autowired
	private PathMappedEndpoints endpoints;

	@Test
	void everyPathHasARow() {
		TreeSet<String> paths = new TreeSet<>();
		this.routes.forEach((route) -> route.accept(new Paths(paths)));
		assertThat(paths).isEqualTo(LEAST.keySet());
		assertThat(this.endpoints.stream().map(PathMappedEndpoint::getRootPath).map((path) -> "/actuator/" + path))
			.containsExactlyInAnyOrderElementsOf(MANAGEMENT.keySet());
	}

	/** A new way to a path needs a rule, and a place among the filters. */
	@Test
	void everyHandlerAndFilterIsKnown() {
		TreeSet<String> paths = new TreeSet<>();
		for (HandlerMapping mapping : this.mappings) {
			switch (mapping) {
				case RequestMappingInfoHandlerMapping methods ->
					methods.getHandlerMethods().keySet().forEach((info) -> paths.addAll(info.getPatternValues()));
				case AbstractUrlHandlerMapping urls -> {
					paths.addAll(urls.getHandlerMap().keySet());
					urls.getPathPatternHandlerMap()
						.keySet()
						.forEach((pattern) -> paths.add(pattern.getPatternString()));
				}
				// everyPathHasARow
				case RouterFunctionMapping routed -> assertThat(routed).isNotNull();
				default -> paths.add(mapping.getClass().getName());
			}
		}
		assertThat(paths).isEqualTo(HANDLED);
		assertThat(this.filters.stream()
			.map((filter) -> (filter instanceof FilterRegistrationBean<?> bean)
					? bean.getFilter().getClass().getSimpleName() : "springSecurityFilterChain")
			.toList()).containsExactlyInAnyOrderElementsOf(FILTERS);
	}

	@Test
	void aPathIsAnsweredFromItsRoleOn() throws Exception {
		for (Map.Entry<String, String> path : LEAST.entrySet()) {
			check(request(path.getKey()), path.getKey(), path.getValue());
		}
		for (Map.Entry<String, String> path : MANAGEMENT.entrySet()) {
			check(management(path.getKey()), path.getKey(), path.getValue());
		}
		check(management("/actuator"), "/actuator", "ADMIN");
		check(management("/actuator/loggers/dev.newsgraph"), "/actuator/loggers/dev.newsgraph", "ANALYST");
		check(management("/actuator/metrics/jvm.memory.used"), "/actuator/metrics/jvm.memory.used", "ANALYST");
		check(management("/actuator/env/server.port"), "/actuator/env/server.port", "ADMIN");
		check(request("/actuator/health"), "/actuator/health", "");
		check(request("/actuator/info"), "/actuator/info", "READER");
	}

	private static void check(HttpRequest.Builder bare, String path, String least) throws Exception {
		HttpRequest.Builder request = bare.header("Apollo-Require-Preflight", "true");
		int without = send(request.copy()).statusCode();
		assertThat(without).as(path).matches((status) -> least.isEmpty() ? status != 401 : status == 401);
		for (Role role : Role.values()) {
			int status = send(request.copy().header("Authorization", "Bearer " + secret(role))).statusCode();
			boolean allowed = least.isEmpty() || role.includes(Role.valueOf(least));
			// The endpoint itself checks who may see Cypher.
			boolean explained = !path.startsWith("/graphql/explain") || role.includes(Role.ANALYST);
			assertThat(status).as("%s by %s", path, role)
				.matches((found) -> (allowed && explained)
						? found != 401 && found != 403 && (found != 404 || path.startsWith("/graphiql"))
						: found == 403);
		}
	}

	@Test
	void onlyAnAdministratorChangesTheGateway() throws Exception {
		for (Role role : Role.values()) {
			HttpRequest.Builder request = management("/actuator/loggers/dev.newsgraph.unused")
				.header("Authorization", "Bearer " + secret(role))
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString("{\"configuredLevel\":null}"));
			assertThat(send(request).statusCode()).as(role.label()).isEqualTo((role == Role.ADMIN) ? 204 : 403);
		}
	}

	@Test
	void otherPathsExistForNoCaller() throws Exception {
		for (String path : List.of("/nothing", "/graphql/nothing", "/graphiqlx", "/error")) {
			assertThat(send(request(path)).statusCode()).as(path).isEqualTo(401);
			for (Role role : Role.values()) {
				HttpResponse<String> response = send(request(path, role));
				assertThat(response.statusCode()).as(path).isEqualTo(404);
				assertThat(response.body()).contains("\"errors\"", "NOT_FOUND");
			}
		}
		for (String path : List.of("/graphql;x=1", "/graphql%2fexport", "/graphiql/../graphql", "//graphql",
				"/graphql/./export", "/graphiql/assets/..%2f..%2fgraphql")) {
			RawHttp.Answer answer = RawHttp.send(port(), """
					GET %s?query=%%7B__typename%%7D HTTP/1.1
					Host: localhost
					Accept: application/json
					Connection: close

					""".formatted(path).replace("\n", "\r\n"));
			assertThat(answer.status()).as(path).isBetween(400, 404);
			assertThat(answer.body()).doesNotContain("\"data\"");
		}
	}

	@Test
	void everyResponseHasTheHeaders() throws Exception {
		List<HttpRequest.Builder> requests = new ArrayList<>(
				List.of(request("/"), request("/graphiql"), request("/graphql"), request("/nothing"),
						request("/nothing", Role.ADMIN), operation(request("/graphql", Role.READER), "{ __typename }"),
						request("/graphql?query=%7B__typename%7D", Role.READER).header("Accept", "application/json"),
						request("/graphql/schema", Role.READER), request("/graphiql/settings.json", Role.READER),
						request("/graphql").header("X-Forwarded-For", "192.0.2.1").header("Accept", ";;"),
						request("/graphql").header("Origin", "https://evil.example"), management("/actuator/health"),
						management("/actuator/info")));
		for (HttpRequest.Builder request : requests) {
			HttpResponse<String> response = send(request);
			String name = response.uri() + " " + response.statusCode();
			assertThat(response.headers().allValues("X-Content-Type-Options")).as(name).containsExactly("nosniff");
			assertThat(response.headers().allValues("X-Frame-Options")).as(name).containsExactly("DENY");
			assertThat(response.headers().allValues("Referrer-Policy")).as(name).containsExactly("no-referrer");
			assertThat(response.headers().allValues("Content-Security-Policy")).as(name)
				.singleElement()
				.asString()
				.contains("default-src 'none'", "frame-ancestors 'none'");
			assertThat(response.headers().allValues("Set-Cookie")).as(name).isEmpty();
		}
	}

	@Test
	void theHostIsCheckedOnBothPorts() throws Exception {
		for (int port : List.of(port(), managementPort())) {
			for (String path : List.of("/actuator/info", "/actuator/health/graph")) {
				RawHttp.Answer answer = RawHttp.send(port, """
						GET %s HTTP/1.1
						Host: evil.example
						Authorization: Bearer %s
						Connection: close

						""".formatted(path, secret(Role.ADMIN)).replace("\n", "\r\n"));
				assertThat(answer.status()).as(path).isEqualTo(421);
			}
		}
		assertThat(RawHttp.send(managementPort(), """
				GET /actuator/health/liveness HTTP/1.1
				Host: newsgraph.cluster.internal
				Connection: close

				""".replace("\n", "\r\n")).status()).as("a probe").isEqualTo(200);
	}

	@Test
	void whatIsDeniedIsAudited(CapturedOutput output) throws Exception {
		send(request("/graphql/schema?access_token=" + secret(Role.ADMIN)));
		send(management("/actuator/metrics").header("Authorization", "Bearer " + secret(Role.READER)));
		send(operation(request("/graphql", Role.ANALYST), "{ importJobs { totalCount } }"));
		send(operation(request("/graphql", Role.READER),
				"mutation { startImport(input: {folder: \\\"none\\\"}) { userErrors { code } } }"));
		send(operation(request("/graphql", Role.IMPORTER),
				"mutation { startImport(input: {folder: \\\"none\\\"}) { userErrors { code } } }"));
		assertThat(output).contains(
				"outcome=UNAUTHENTICATED action=\"GET /graphql/schema\" caller=\"anonymous\" role=none address=127.0.0.1",
				"outcome=FORBIDDEN action=\"GET /actuator/metrics\" caller=\"reader\" role=reader address=127.0.0.1",
				"outcome=FORBIDDEN action=\"query (Query.importJobs)\" caller=\"analyst\" role=analyst address=127.0.0.1",
				"outcome=FORBIDDEN action=\"mutation startImport(folder: none)\" caller=\"reader\" role=reader address=127.0.0.1",
				"outcome=REFUSED action=\"mutation startImport(folder: none)\" caller=\"importer\" role=importer address=127.0.0.1");
		for (Role role : Role.values()) {
			assertThat(output).doesNotContain(secret(role));
		}
	}

	/** Collects the paths of routes. */
	@SuppressWarnings({ "overloads", "removal" })
	private record Paths(TreeSet<String> paths) implements RouterFunctions.Visitor, RequestPredicates.Visitor {

		@Override
		public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
			predicate.accept(this);
		}

		@Override
		public void path(String pattern) {
			this.paths.add(pattern);
		}

		@Override
		public void startNested(RequestPredicate predicate) {
		}

		@Override
		public void endNested(RequestPredicate predicate) {
		}

		@Override
		public void resources(Function<ServerRequest, Optional<Resource>> lookup) {
		}

		@Override
		public void attributes(Map<String, Object> attributes) {
		}

		@Override
		public void unknown(RouterFunction<?> route) {
		}

		@Override
		public void method(Set<HttpMethod> methods) {
		}

		@Override
		@SuppressWarnings("removal")
		public void pathExtension(String extension) {
		}

		@Override
		public void header(String name, String value) {
		}

		@Override
		public void param(String name, String value) {
		}

		@Override
		public void version(String version) {
		}

		@Override
		public void startAnd() {
		}

		@Override
		public void and() {
		}

		@Override
		public void endAnd() {
		}

		@Override
		public void startOr() {
		}

		@Override
		public void or() {
		}

		@Override
		public void endOr() {
		}

		@Override
		public void startNegate() {
		}

		@Override
		public void endNegate() {
		}

		@Override
		public void unknown(RequestPredicate predicate) {
		}

	}

}
