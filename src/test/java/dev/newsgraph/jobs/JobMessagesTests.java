package dev.newsgraph.jobs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.newsgraph.importing.report.ImportOutcome;

import static org.assertj.core.api.Assertions.assertThat;

class JobMessagesTests {

	@ParameterizedTest
	@EnumSource
	void theOutcomeFollowsFromTheMessage(ImportOutcome outcome) {
		assertThat(JobMessages.outcome(JobMessages.of(outcome))).contains(outcome);
	}

	@Test
	void aJobWithoutItsFolderHasNothingToRead() {
		String message = JobMessages.notStarted(new IllegalArgumentException("there is no folder 'feed'"));
		assertThat(message).isEqualTo("Nothing was imported: there is no folder 'feed'.");
		assertThat(JobMessages.outcome(message)).contains(ImportOutcome.NO_FOLDER);
		assertThat(JobMessages.outcome("The gateway ended.")).isEmpty();
	}

}
