package dev.newsgraph.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.test.context.TestPropertySource;

/**
 * Budgets of readers that are nearly not filled again, so that no result depends on the
 * time, and limits of single roles. All of these tests share one application; each uses
 * keys of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = { "newsgraph.budget.reader.per-second=1", "newsgraph.budget.reader.burst=400",
		"newsgraph.budget.request=10", "newsgraph.federation.enabled=true",
		"newsgraph.query.role.max-rows.analyst=50000", "newsgraph.http.max-body-size=20KB",
		"newsgraph.http.role.max-body-size.importer=100KB" })
public @interface SmallBudgets {

}
