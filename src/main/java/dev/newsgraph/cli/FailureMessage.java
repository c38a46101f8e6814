package dev.newsgraph.cli;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** Describes an exception in one line for the user of the command line. */
final class FailureMessage {

	private static final String FRAMEWORK = "org.springframework.";

	private FailureMessage() {
	}

	/**
	 * Returns the description of Spring Boot's failure analyzers if one knows the
	 * exception. Otherwise, returns the message of the first cause that is not an
	 * exception of the framework, or the name of its class if it has no message.
	 */
	static String of(Throwable failure) {
		String analysis = analysis(failure);
		if (analysis != null) {
			return oneLine(analysis);
		}
		Throwable cause = failure;
		while (cause.getCause() != null && cause.getClass().getName().startsWith(FRAMEWORK)) {
			cause = cause.getCause();
		}
		String message = cause.getMessage();
		return oneLine((message != null) ? message : cause.getClass().getName());
	}

	/** Returns whether a configuration property with an invalid value is the reason. */
	static boolean isInvalidProperty(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof BindException) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable String analysis(Throwable failure) {
		// Analyzers that need a bean factory cannot be created here and are left out.
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader
			.forDefaultResourceLocation(FailureMessage.class.getClassLoader())
			.load(FailureAnalyzer.class, FailureHandler.handleMessage((message, cause) -> {
			}));
		for (FailureAnalyzer analyzer : analyzers) {
			FailureAnalysis analysis = analyze(analyzer, failure);
			if (analysis != null) {
				String action = analysis.getAction();
				return (action != null) ? analysis.getDescription() + " " + action : analysis.getDescription();
			}
		}
		return null;
	}

	private static @Nullable FailureAnalysis analyze(FailureAnalyzer analyzer, Throwable failure) {
		try {
			return analyzer.analyze(failure);
		}
		catch (RuntimeException | LinkageError ex) {
			return null;
		}
	}

	/** Joins the lines of a text and ends it with a full stop. */
	static String oneLine(String text) {
		String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
		return line.matches(".*[.!?]") ? line : line + ".";
	}

}
