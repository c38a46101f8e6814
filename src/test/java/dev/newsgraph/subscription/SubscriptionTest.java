package dev.newsgraph.subscription;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.newsgraph.database.IntegrationTest;

/** A test of subscriptions with low limits. All of them share one application. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false",
		"newsgraph.subscriptions.poll=50ms", "newsgraph.subscriptions.init-timeout=1s",
		"newsgraph.subscriptions.per-connection=5", "newsgraph.subscriptions.max-connections=20",
		"newsgraph.subscriptions.max-message-size=4KB", "newsgraph.subscriptions.slow-timeout=2s",
		"newsgraph.subscriptions.changes-per-statement=3" })
@interface SubscriptionTest {

}
