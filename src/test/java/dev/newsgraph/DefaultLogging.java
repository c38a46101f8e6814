package dev.newsgraph;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/**
 * Restores the default logging of Spring Boot for a test of what is logged. Tests of
 * commands that ran before in the same process may have switched it off.
 */
public final class DefaultLogging implements BeforeAllCallback {

	@Override
	public void beforeAll(ExtensionContext context) {
		System.clearProperty("CONSOLE_LOG_THRESHOLD");
		LoggingSystem logging = LoggingSystem.get(DefaultLogging.class.getClassLoader());
		logging.cleanUp();
		logging.beforeInitialize();
		logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
	}

}
