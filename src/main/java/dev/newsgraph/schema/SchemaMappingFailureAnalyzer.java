package dev.newsgraph.schema;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a mapping that does not fit into the one sentence that ends a start. */
class SchemaMappingFailureAnalyzer extends AbstractFailureAnalyzer<SchemaMappingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SchemaMappingException cause) {
		return new FailureAnalysis(cause.getMessage(), null, cause);
	}

}
