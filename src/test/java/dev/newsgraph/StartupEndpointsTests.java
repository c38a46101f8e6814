package dev.newsgraph;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/** The URLs that the start prints, and that gateway.json holds. */
class StartupEndpointsTests {

	private final WebApplicationContextRunner application = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class))
		.withUserConfiguration(Endpoints.class);

	@ParameterizedTest
	@CsvSource({ ",localhost", "127.0.0.1,localhost", "0.0.0.0,localhost", "::,localhost", "192.0.2.7,192.0.2.7",
			"127.0.0.2,127.0.0.2", "::1,[0:0:0:0:0:0:0:1]", "2001:db8::7,[2001:db8:0:0:0:0:0:7]" })
	void theHostIsTheAddressThatTheServerListensOn(String address, String host) throws UnknownHostException {
		ServerProperties server = new ServerProperties();
		server.setAddress((address != null) ? InetAddress.getByName(address) : null);
		URI url = GatewayUrl.of(server, 8080);
		assertThat(url).hasToString("http://%s:8080", host);
		assertThat(url.getHost()).isEqualTo(host);
	}

	@Test
	void withTlsAndAContextPathTheyAreReachable() throws UnknownHostException {
		ServerProperties server = new ServerProperties();
		server.setAddress(InetAddress.getByName("2001:db8::7"));
		server.setSsl(new Ssl());
		server.getServlet().setContextPath("/news");
		URI url = GatewayUrl.of(server, 8443);
		assertThat(StartupEndpoints.text(url, true, "/graphql", "/actuator/health")).isEqualToNormalizingNewlines("""

				  Playground  https://[2001:db8:0:0:0:0:0:7]:8443/news/graphiql
				  GraphQL     https://[2001:db8:0:0:0:0:0:7]:8443/news/graphql
				  Health      https://[2001:db8:0:0:0:0:0:7]:8443/news/actuator/health

				""");
	}

	@ParameterizedTest
	@CsvSource({ "management.endpoints.web.base-path=/manage,/manage/health",
			"management.endpoints.web.base-path=/,/health",
			"management.endpoints.web.path-mapping.health=alive,/actuator/alive",
			"management.server.port=9090,/actuator/health" })
	void theHealthPathFollowsTheManagementProperties(String property, String path) {
		assertThat(endpoints(property)).contains("  Health      http://localhost:8080%s%n".formatted(path));
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.server.port=-1", "management.endpoints.web.exposure.exclude=health" })
	void withoutHealthOnThisServerItsLineIsLeftOut(String property) {
		assertThat(endpoints(property)).contains("GraphQL").doesNotContain("Health");
	}

	@Test
	void theGraphQlPathFollowsItsProperty() {
		assertThat(endpoints("spring.graphql.http.path=/api"))
			.contains("  GraphQL     http://localhost:8080/api%n".formatted());
	}

	private String endpoints(String property) {
		AtomicReference<String> text = new AtomicReference<>();
		this.application.withPropertyValues(property)
			.run((context) -> text.set(context.getBean(StartupEndpoints.class)
				.text(GatewayUrl.of(context.getBean(ServerProperties.class), 8080))));
		return text.get();
	}

	@Test
	void disabledTlsIsPlainHttp() {
		ServerProperties server = new ServerProperties();
		Ssl ssl = new Ssl();
		ssl.setEnabled(false);
		server.setSsl(ssl);
		URI url = GatewayUrl.of(server, 8080);
		assertThat(StartupEndpoints.text(url, false, "/graphql", null)).contains("http://localhost:8080/graphql")
			.doesNotContain("Playground");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ ServerProperties.class, GraphQlProperties.class })
	@Import({ StartupEndpoints.class, Health.class })
	static class Endpoints {

	}

	@Endpoint(id = "health")
	static class Health {

		@ReadOperation
		String health() {
			return "UP";
		}

	}

}
