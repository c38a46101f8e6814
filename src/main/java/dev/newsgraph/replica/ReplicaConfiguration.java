package dev.newsgraph.replica;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.newsgraph.importing.GraphImport;
import dev.newsgraph.importing.ImportProperties;
import dev.newsgraph.revision.CurrentRevision;

/**
 * Beans that compare the graph with those of other gateways. The groups of the health
 * endpoint name the two indicators, so they are there also without other gateways.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplicaProperties.class)
class ReplicaConfiguration {

	@Bean
	OtherGateways otherGateways(ReplicaProperties properties,
			@Value("${management.endpoints.web.base-path:/actuator}") String management) {
		List<URI> addresses = properties.expect()
			.stream()
			.map((address) -> URI.create(address.replaceFirst("/+$", "")))
			.toList();
		return new OtherGateways(addresses, management + "/health/replica-state", properties.timeout());
	}

	@Bean
	Replica replica(CurrentRevision revision, GraphImport graphImport, OtherGateways others, ImportProperties imports,
			ReplicaProperties properties, @Value("${newsgraph.jobs.run:true}") boolean runsJobs) {
		return new Replica(revision::read, graphImport.mapping(), properties.expect().isEmpty() ? null : others::read,
				imports.atStart() && runsJobs, properties, System::nanoTime);
	}

	/** A command of the command line is not one of the gateways. */
	@Bean
	@ConditionalOnWebApplication
	ReplicaTask replicaTask(Replica replica, ReplicaProperties properties) {
		return new ReplicaTask(replica, properties.interval(), !properties.expect().isEmpty());
	}

	@Bean
	ReplicaHealth replicaHealthIndicator(Replica replica, ReplicaProperties properties) {
		return new ReplicaHealth(replica, !properties.expect().isEmpty());
	}

	@Bean
	HealthIndicator replicaStateHealthIndicator(Replica replica, ReplicaProperties properties) {
		return () -> properties.expect().isEmpty() ? Health.up().build()
				: Health.up().withDetails(replica.view().toDetails()).build();
	}

	@Bean
	MeterBinder replicaMetrics(Replica replica) {
		return (registry) -> {
			Gauge.builder("newsgraph.replica.ready", replica, (it) -> (it.state() == ReplicaState.WAITING) ? 0 : 1)
				.description("Whether the gateway is ready, as far as other gateways matter.")
				.register(registry);
			Gauge.builder("newsgraph.replica.outdated", replica, (it) -> (it.state() == ReplicaState.OUTDATED) ? 1 : 0)
				.description("Whether it is ready although its import of all folders cannot be completed.")
				.register(registry);
			TimeGauge
				.builder("newsgraph.replica.behind", replica, TimeUnit.MILLISECONDS, (it) -> it.behind().toMillis())
				.description("Time for which a ready gateway has had newer documents.")
				.register(registry);
			Gauge.builder("newsgraph.replica.silent", replica, Replica::silent)
				.description("Other gateways that did not answer the last comparison.")
				.register(registry);
		};
	}

}
