package dev.newsgraph.query.execution;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An error of a mutation names the field of its input, and is not longer than needed. */
class UserErrorTests {

	@Test
	void aLongValueIsShortened() {
		UserError error = error("the folder '%s' is missing; pass another one".formatted("a".repeat(250_000)));
		assertThat(error.message()).startsWith("The folder 'aaa")
			.endsWith("aaa' is missing; pass another one.")
			.hasSizeLessThan(250);
		assertThat(error.row()).containsEntry("field", List.of("input", "folder"))
			.containsEntry("code", "FOLDER_NOT_FOUND");
	}

	@Test
	void aShortMessageIsASentence() {
		assertThat(error("the folder '100%' is missing").message()).isEqualTo("The folder '100%' is missing.");
	}

	@Test
	void anErrorAboutNoFieldHasNone() {
		assertThat(new UserError(List.of(), "QUEUE_FULL", "Try again.").row()).containsEntry("field", null);
	}

	private static UserError error(String message) {
		return UserError.ofInput("folder", "FOLDER_NOT_FOUND", message);
	}

}
