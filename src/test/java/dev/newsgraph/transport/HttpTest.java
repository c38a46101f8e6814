package dev.newsgraph.transport;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.newsgraph.database.IntegrationTest;

/** A test of the web server with short limits. All of them share one application. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false",
		"newsgraph.http.max-body-size=2KB", "newsgraph.http.header-timeout=3s", "newsgraph.http.body-timeout=3s",
		"newsgraph.http.answer-timeout=3s", "newsgraph.http.operation-wait=200ms", "newsgraph.revision.interval=0s" })
@interface HttpTest {

}
