package dev.newsgraph.importing.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The notice of an import that the graph holds documents of a seed folder that does not
 * exist. A job stores its notices as texts, so a client of a gateway finds the folder in
 * them.
 */
public final class MissingFolder {

	private static final String NOTICE = "The graph holds documents of the seed folder '%s', which does not exist. They were"
			+ " kept. Remove them with the mutation removeSeedFolder.";

	private static final Pattern FOLDER = Pattern.compile(Pattern.quote(NOTICE).replace("%s", "\\E(.*)\\Q"),
			Pattern.DOTALL);

	private MissingFolder() {
	}

	/** Returns the notice about a folder. */
	public static String notice(String folder) {
		return NOTICE.formatted(folder);
	}

	/** Returns the name of the folder, or empty if the notice is about something else. */
	public static Optional<String> of(String notice) {
		Matcher matcher = FOLDER.matcher(notice);
		return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
	}

}
