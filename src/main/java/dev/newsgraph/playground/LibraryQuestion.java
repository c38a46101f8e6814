package dev.newsgraph.playground;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A worked question.
 *
 * @param name its file's, without the number before it and the ending
 * @param title the question, for people
 * @param sentence what it shows; may be empty
 * @param query the operation; empty when the file has a problem
 * @param variables a JSON object, or null
 * @param view the view that shows its answer best, or null
 * @param source {@code newsgraph} when it ships, {@code yours} when it is a user's file
 * @param problem why the file could not be read, with the mend; null when it could
 */
record LibraryQuestion(String name, String title, String sentence, String query, @Nullable String variables,
		@Nullable String view, String source, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String problem) {

	static LibraryQuestion unread(String name, String title, String source, String problem) {
		return new LibraryQuestion(name, title, "", "", null, null, source, problem);
	}

}
