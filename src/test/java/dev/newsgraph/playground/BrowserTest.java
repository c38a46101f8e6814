package dev.newsgraph.playground;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.core.annotation.AliasFor;

import dev.newsgraph.database.IntegrationTest;

/**
 * A test of the page in a real browser with the real gateway and the sample folder. Its
 * methods take a {@link BrowserVisit}, each in a fresh profile. Without a Chromium
 * ({@code -Dchromium=/path/to/it}, or one on the {@code PATH}), or in a build without the
 * page, it says so and is left out. The page may do everything without a token, except
 * where a test is about that.
 *
 * <p>
 * These tests mostly wait for the browser, so they run beside other tests, one class at a
 * time, and have an embedded server of their own. Several profiles of the browser share
 * an address, so one client may use the gateway as a whole.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@ExtendWith(BrowserExtension.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser")
@interface BrowserTest {

	@AliasFor(annotation = IntegrationTest.class, attribute = "properties")
	String[] properties() default { "newsgraph.import.at-start=false", "newsgraph.import.root=" + SampleSeeds.ROOT,
			"newsgraph.import.runs=target/playground-runs-${test.process:process-1}", "newsgraph.jobs.poll=200ms",
			"newsgraph.database.read-timeout=60s", "newsgraph.access.local-role=admin",
			"newsgraph.http.operations-per-caller=100", "test.database=browser" };

}
