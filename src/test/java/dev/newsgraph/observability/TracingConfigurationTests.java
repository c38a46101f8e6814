package dev.newsgraph.observability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import dev.newsgraph.database.DatabaseProperties;

import static org.assertj.core.api.Assertions.assertThat;

class TracingConfigurationTests {

	private final WebApplicationContextRunner application = new WebApplicationContextRunner()
		.withUserConfiguration(Properties.class, TracingConfiguration.class)
		.withPropertyValues("spring.application.name=newsgraph");

	@Test
	void withoutAnEndpointThereAreNoTraces() {
		this.application.run((context) -> assertThat(context).doesNotHaveBean(OperationTraces.class)
			.doesNotHaveBean(OpenTelemetry.class));
	}

	@Test
	void spansAreSentToTheEndpoint() throws IOException {
		CompletableFuture<String> received = new CompletableFuture<>();
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/v1/traces", (exchange) -> {
			received.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		server.start();
		try {
			this.application
				.withPropertyValues(
						TracingConfiguration.ENDPOINT
								+ "=http://127.0.0.1:%d/v1/traces".formatted(server.getAddress().getPort()),
						"management.tracing.sampling.probability=1",
						"management.opentelemetry.tracing.export.schedule-delay=10ms")
				.run((context) -> {
					context.getBean(OperationTraces.class).onOperation(TestOperations.named("Top"));
					assertThat(received.get(30, TimeUnit.SECONDS)).contains("newsgraph", "graphql.operation.name",
							"Top");
				});
		}
		finally {
			server.stop(0);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(DatabaseProperties.class)
	static class Properties {

	}

}
