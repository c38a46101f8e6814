package dev.newsgraph.security;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.Instrumentation;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import dev.newsgraph.access.Identity;

/** Notes the identity in the context of each execution of a named operation. */
@TestConfiguration(proxyBeanMethods = false)
class RecordedCallers {

	private static final Pattern NAME = Pattern.compile("(?:query|mutation|subscription) (\\w+)");

	private static final Map<String, Identity> BY_OPERATION = new ConcurrentHashMap<>();

	/** Returns who sent the last operation with a name, or {@code null}. */
	static @Nullable Identity of(String operationName) {
		return BY_OPERATION.get(operationName);
	}

	@Bean
	Instrumentation callers() {
		return new SimplePerformantInstrumentation() {
			@Override
			public @Nullable InstrumentationContext<ExecutionResult> beginExecution(
					InstrumentationExecutionParameters parameters, InstrumentationState state) {
				Identity identity = parameters.getGraphQLContext().get(Identity.class);
				Matcher name = NAME.matcher(parameters.getQuery());
				if (identity != null && name.find()) {
					BY_OPERATION.put(name.group(1), identity);
				}
				return super.beginExecution(parameters, state);
			}
		};
	}

}
