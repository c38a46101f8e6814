package dev.newsgraph.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import dev.newsgraph.database.IntegrationTest;

/**
 * Marks a test that sends operations to a running gateway and inspects the statements it
 * sends.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
// A loaded machine plans slowly, and random operations can be large. These tests do not
// cover the limits.
@IntegrationTest(properties = { "newsgraph.budget.admin.per-second=0", "newsgraph.import.at-start=false",
		"newsgraph.jobs.run=false", "newsgraph.database.read-timeout=60s", "newsgraph.query.max-rows=9000000000000000",
		"newsgraph.query.max-values=9000000000000000", "newsgraph.query.max-cost=9000000000000000",
		"newsgraph.query.max-depth=25", "newsgraph.query.max-subquery-depth=20", "newsgraph.query.max-subqueries=1000",
		"newsgraph.query.max-root-fields=20", "newsgraph.query.counts.interval=0s" })
@Import(ApiTest.StatementRecording.class)
@interface ApiTest {

	/** Records every statement. */
	@TestConfiguration(proxyBeanMethods = false)
	class StatementRecording {

		@Bean
		RecordedStatements recordedStatements() {
			return new RecordedStatements();
		}

	}

}
