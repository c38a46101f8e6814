package dev.newsgraph.playground;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A question of the library.
 *
 * @param name the name of the file, without the number at its start and the extension
 * @param title the title
 * @param sentence the description; may be empty
 * @param query the operation; empty if the file has a problem
 * @param variables the variables as JSON object, or {@code null}
 * @param view the view that the page opens, or {@code null}
 * @param source {@code newsgraph} for a question in the jar, {@code yours} for a file of
 * the user
 * @param problem why the file is invalid and how to fix it, or {@code null}
 */
record LibraryQuestion(String name, String title, String sentence, String query, @Nullable String variables,
		@Nullable String view, String source, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String problem) {

	/** Returns a question for a file that cannot be read. */
	static LibraryQuestion unread(String name, String title, String source, String problem) {
		return new LibraryQuestion(name, title, "", "", null, null, source, problem);
	}

}
