package dev.newsgraph.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.support.SpringApplicationJsonEnvironmentPostProcessor;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The values of properties of the gateway, for commands that do not start it. They come
 * from the same places as those of the gateway, in the same order: options, system
 * properties, environment variables and files such as {@code application.yaml}.
 */
final class GatewayOptions {

	static final String DATA = "newsgraph.database.embedded.data";

	private static final String DATA_FOLDER = "data";

	private static final String DATABASE = "newsgraph.database.name";

	private static final String DATABASE_NAME = "neo4j";

	private static final String SERVER = "spring.neo4j.uri";

	private static final String SPRING = "org.springframework";

	private final Binder properties;

	private GatewayOptions(Binder properties) {
		this.properties = properties;
	}

	/**
	 * Reads the properties.
	 * @param options options of the gateway as {@code --name.of.property=value}
	 * @throws ImporterException if a file cannot be read
	 */
	static GatewayOptions of(List<String> options) {
		try {
			return new GatewayOptions(Binder.get(environment(options)));
		}
		catch (RuntimeException ex) {
			throw new ImporterException(ExitCode.FAILED,
					"The properties cannot be read: %s".formatted(FailureMessage.of(ex)));
		}
	}

	private static StandardEnvironment environment(List<String> options) {
		// Spring has not configured the log yet, so it would print each step.
		LoggingSystem.get(GatewayOptions.class.getClassLoader()).setLogLevel(SPRING, LogLevel.WARN);
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(options.toArray(String[]::new)));
		new SpringApplicationJsonEnvironmentPostProcessor().postProcessEnvironment(environment,
				new SpringApplication(GatewayOptions.class));
		ConfigDataEnvironmentPostProcessor.applyTo(environment);
		return environment;
	}

	/**
	 * Returns the value of a property, or {@code null} if it is not set.
	 * @throws ImporterException if it cannot be read, for example because it contains a
	 * placeholder without a value
	 */
	@Nullable String value(String name) {
		try {
			return this.properties.bind(name, String.class).orElse(null);
		}
		catch (BindException ex) {
			throw new ImporterException(ExitCode.USAGE,
					"The property %s cannot be read: %s".formatted(name, FailureMessage.of(ex)));
		}
	}

	/** Returns whether a database server is used, instead of the data folder. */
	boolean namesServer() {
		return value(SERVER) != null;
	}

	/**
	 * Returns the data folder.
	 * @throws ImporterException if it is not a path
	 */
	Path data() {
		String data = value(DATA);
		try {
			return Path.of((data != null) ? data : DATA_FOLDER);
		}
		catch (InvalidPathException ex) {
			throw new ImporterException(ExitCode.USAGE,
					"The property %s is not a path: %s.".formatted(DATA, ex.getMessage()));
		}
	}

	/** Returns the name of the database in the data folder. */
	String database() {
		String name = value(DATABASE);
		return (name != null) ? name : DATABASE_NAME;
	}

}
