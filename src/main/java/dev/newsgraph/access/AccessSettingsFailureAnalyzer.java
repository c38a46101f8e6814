package dev.newsgraph.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports an {@link AccessSettingsException} as one sentence. */
class AccessSettingsFailureAnalyzer extends AbstractFailureAnalyzer<AccessSettingsException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AccessSettingsException failure) {
		return new FailureAnalysis(String.valueOf(failure.getMessage()), null, failure);
	}

}
