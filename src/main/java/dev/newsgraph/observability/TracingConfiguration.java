package dev.newsgraph.observability;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.newsgraph.database.DatabaseProperties;
import dev.newsgraph.database.EmbeddedData;

/**
 * Traces, if there is an endpoint for them. Without one, no class of OpenTelemetry is
 * loaded: application.yaml excludes the auto-configurations that are imported here.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(TracingConfiguration.ENDPOINT)
@ImportAutoConfiguration({ OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class,
		OtlpTracingAutoConfiguration.class })
class TracingConfiguration {

	static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

	@Bean
	OperationTraces operationTraces(Tracer tracer, OpenTelemetry openTelemetry, DatabaseProperties database,
			ObjectProvider<Neo4jConnectionDetails> connection, ObjectProvider<EmbeddedData> embedded) {
		Neo4jConnectionDetails server = (embedded.getIfAvailable() == null) ? connection.getIfAvailable() : null;
		return new OperationTraces(tracer, openTelemetry.getPropagators().getTextMapPropagator(), database.name(),
				(server != null) ? server.getUri() : null);
	}

}
