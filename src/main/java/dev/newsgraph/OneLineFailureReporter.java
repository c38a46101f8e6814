package dev.newsgraph;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/**
 * Logs in one line why the application did not start. It replaces the report of Spring
 * Boot, whose logger is turned off in {@code application.yaml}.
 */
class OneLineFailureReporter implements FailureAnalysisReporter {

	private static final Logger logger = LoggerFactory.getLogger(OneLineFailureReporter.class);

	@Override
	public void report(FailureAnalysis analysis) {
		String action = analysis.getAction();
		logger.error((action != null) ? "{} {}" : "{}", analysis.getDescription().strip(), action);
	}

}
