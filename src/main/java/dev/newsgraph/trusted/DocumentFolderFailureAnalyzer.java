package dev.newsgraph.trusted;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports a {@link DocumentFolderException} at startup with its message only, without a
 * stack trace.
 */
class DocumentFolderFailureAnalyzer extends AbstractFailureAnalyzer<DocumentFolderException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DocumentFolderException cause) {
		return new FailureAnalysis(cause.getMessage(), null, cause);
	}

}
