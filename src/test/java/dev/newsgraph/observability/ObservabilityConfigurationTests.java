package dev.newsgraph.observability;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class ObservabilityConfigurationTests {

	@Test
	void aCommandWithoutAWebServerObservesNothing() {
		new ApplicationContextRunner().withUserConfiguration(Scan.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(StatementMeters.class)
				.doesNotHaveBean(SlowOperations.class)
				.doesNotHaveBean(OperationTraces.class));
	}

	@Configuration(proxyBeanMethods = false)
	@ComponentScan(basePackageClasses = ObservabilityConfiguration.class)
	static class Scan {

	}

}
