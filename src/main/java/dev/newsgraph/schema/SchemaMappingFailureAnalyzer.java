package dev.newsgraph.schema;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports a {@link SchemaMappingException} at startup with its message only, without a
 * stack trace.
 */
class SchemaMappingFailureAnalyzer extends AbstractFailureAnalyzer<SchemaMappingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SchemaMappingException cause) {
		return new FailureAnalysis(cause.getMessage(), null, cause);
	}

}
