package dev.newsgraph.database;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Skips a test if {@code -Dneo4j=container} is set and no Docker engine is running.
 */
class DockerCondition implements ExecutionCondition {

	private static boolean said;

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (!TestDatabase.CONTAINER.equals(System.getProperty(TestDatabase.PROPERTY))
				|| DockerClientFactory.instance().isDockerAvailable()) {
			return ConditionEvaluationResult.enabled("The database can be had.");
		}
		String sentence = "-Dneo4j=container needs a Docker engine and none answers: "
				+ "the integration tests on a database are left out.";
		if (!said) {
			said = true;
			System.out.println(sentence);
		}
		return ConditionEvaluationResult.disabled(sentence);
	}

}
