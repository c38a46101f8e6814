package dev.newsgraph.jobs;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.newsgraph.importing.report.ImportOutcome;

import static org.assertj.core.api.Assertions.assertThat;

class JobMessagesTests {

	/** A string in Cypher that is a sentence. No job statement has a quote inside one. */
	private static final Pattern MESSAGE = Pattern.compile("'([A-Z][^']* [^']*\\.)'");

	@ParameterizedTest
	@EnumSource
	void theOutcomeFollowsFromTheMessage(ImportOutcome outcome) {
		assertThat(JobMessages.outcome(JobMessages.of(outcome))).contains(outcome);
	}

	@Test
	void everyMessageInAStatementIsAConstantWithAnOutcome() {
		List<String> messages = Stream.of(JobStatement.values())
			.flatMap((statement) -> MESSAGE.matcher(statement.with(Map.of()).text()).results())
			.map((found) -> found.group(1))
			.toList();
		assertThat(messages).containsExactlyInAnyOrder(JobMessages.GATEWAY_ENDED, JobMessages.COMMAND_ENDED,
				JobMessages.CANCELLED, JobMessages.CANCELLED_BEFORE_START);
		assertThat(messages).allSatisfy((message) -> assertThat(JobMessages.outcome(message)).isPresent());
	}

	@Test
	void onlyADatabaseThatRejectsDocumentsIsADatabaseError() {
		assertThat(JobMessages.outcome(JobMessages.GATEWAY_ENDED)).contains(ImportOutcome.PROCESS_ENDED);
		assertThat(JobMessages.outcome(JobMessages.COMMAND_ENDED)).contains(ImportOutcome.PROCESS_ENDED);
		assertThat(JobMessages.outcome(JobMessages.CANCELLED)).contains(ImportOutcome.STOPPED);
		assertThat(JobMessages.outcome(JobMessages.CANCELLED_BEFORE_START)).contains(ImportOutcome.STOPPED);
	}

	@Test
	void aJobWithoutItsFolderHasNothingToRead() {
		String message = JobMessages.notStarted(new IllegalArgumentException("there is no folder 'feed'"));
		assertThat(message).isEqualTo("Nothing was imported: there is no folder 'feed'.");
		assertThat(JobMessages.outcome(message)).contains(ImportOutcome.NO_FOLDER);
		assertThat(JobMessages.outcome("The gateway ended.")).isEmpty();
	}

}
