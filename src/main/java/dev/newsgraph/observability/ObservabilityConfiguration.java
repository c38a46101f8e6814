package dev.newsgraph.observability;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

import dev.newsgraph.database.EmbeddedData;
import dev.newsgraph.jobs.ImportJobs;
import dev.newsgraph.query.events.OperationEvents;

/** Beans that observe the gateway. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(ObservabilityProperties.class)
class ObservabilityConfiguration {

	private static final Duration QUEUE_AGE = Duration.ofSeconds(5);

	private static final Duration STORE_AGE = Duration.ofMinutes(1);

	@Bean
	StreamedOperations streamedOperations(OperationEvents events) {
		return new StreamedOperations(events);
	}

	@Bean
	@Conditional(SlowOperationsWanted.class)
	SlowOperations slowOperations(ObservabilityProperties properties) {
		return new SlowOperations(properties.slowOperation());
	}

	/** Matches if the threshold of slow operations is not 0. */
	static final class SlowOperationsWanted implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return !context.getEnvironment()
				.getProperty("newsgraph.observability.slow-operation", Duration.class, Duration.ofSeconds(1))
				.isZero();
		}

	}

	/**
	 * Beans that measure. The class is not annotated with {@code @Configuration}, because
	 * the component scan would then ignore the conditions of the outer class.
	 */
	@ConditionalOnBooleanProperty(name = "newsgraph.observability.metrics", matchIfMissing = true)
	static class Meters {

		@Bean
		OperationMeters operationMeters(MeterRegistry registry, ObservabilityProperties properties) {
			return new OperationMeters(registry, new OperationNames(properties.maxOperationNames()));
		}

		@Bean
		StatementMeters statementMeters(MeterRegistry registry) {
			return new StatementMeters(registry);
		}

		@Bean
		ImportMeters importMeters(MeterRegistry registry) {
			return new ImportMeters(registry, Clock.systemUTC());
		}

		@Bean
		MeterBinder queueAndStoreMetrics(ImportJobs jobs, ObjectProvider<EmbeddedData> embedded) {
			BackgroundValue queued = new BackgroundValue(jobs::queued, QUEUE_AGE);
			BackgroundValue waiting = new BackgroundValue(() -> jobs.waiting().toSeconds(), QUEUE_AGE);
			return (registry) -> {
				Gauge.builder("newsgraph.jobs.queued", queued, BackgroundValue::get)
					.description("Import jobs that wait, of all gateways on the database.")
					.register(registry);
				TimeGauge.builder("newsgraph.jobs.waiting", waiting, TimeUnit.SECONDS, BackgroundValue::get)
					.description("Time for which the oldest of these jobs has been waiting.")
					.register(registry);
				embedded.ifAvailable((data) -> {
					bytes("newsgraph.store.size", () -> StoreSize.of(data.folder()))
						.description("Size of the data folder of the embedded database.")
						.register(registry);
					bytes("newsgraph.store.free", () -> StoreSize.free(data.folder()))
						.description("Free space of the disk of this folder.")
						.register(registry);
				});
			};
		}

		private static Gauge.Builder<BackgroundValue> bytes(String name, Callable<Long> source) {
			return Gauge.builder(name, new BackgroundValue(source, STORE_AGE), BackgroundValue::get)
				.baseUnit("bytes")
				.strongReference(true);
		}

	}

}
