package dev.newsgraph.trusted;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the comment lines at the beginning of a document say.
 *
 * @param maxAge how long a response may be used again ({@code # @cacheControl(maxAge:
 * 60)}); null without such a line
 * @param variables a JSON object with variables for the check of the document ({@code #
 * variables: {"first": 10}}); null without such a line
 */
public record DocumentComments(@Nullable Duration maxAge, @Nullable String variables) {

	/** Maximum number of characters of the variables. */
	private static final int MAX_VARIABLES = 32_000;

	/** A year, which HTTP caches treat as the longest time. */
	private static final long MAX_SECONDS = 365L * 24 * 60 * 60;

	private static final Pattern DIRECTIVE = Pattern.compile("@(\\w+)(.*)");

	private static final Pattern MAX_AGE = Pattern.compile("\\s*\\(\\s*maxAge\\s*:\\s*(\\d{1,9})\\s*\\)\\s*");

	private static final Pattern VARIABLES = Pattern.compile("variables\\s*:(.*)", Pattern.CASE_INSENSITIVE);

	private static final JsonMapper JSON = new JsonMapper();

	/**
	 * Reads the comment lines at the beginning of a text.
	 * @param problems receives the line and the message of each problem
	 */
	static DocumentComments of(String text, BiConsumer<Integer, String> problems) {
		Duration maxAge = null;
		StringBuilder variables = null;
		int variablesLine = 0;
		boolean open = false;
		int number = 0;
		for (String line : leading(text)) {
			number++;
			String comment = line.strip().replaceFirst("^\uFEFF?#*", "").strip();
			Matcher directive = DIRECTIVE.matcher(comment);
			Matcher declared = VARIABLES.matcher(comment);
			if (directive.matches()) {
				maxAge = maxAge(directive, number, problems);
			}
			else if (declared.matches()) {
				variables = new StringBuilder(declared.group(1).strip());
				variablesLine = number;
				open = isIncomplete(variables);
			}
			else if (variables != null && open) {
				variables.append('\n').append(comment);
				open = isIncomplete(variables);
			}
		}
		if (variables != null && !isObject(variables.toString())) {
			problems.accept(variablesLine,
					"The text after `variables:` is not a JSON object; write it as in `# variables: {\"first\": 10}`.");
			variables = null;
		}
		return new DocumentComments(maxAge, (variables != null) ? variables.toString().strip() : null);
	}

	private static List<String> leading(String text) {
		return text.lines()
			.takeWhile((line) -> line.isBlank() || line.replaceFirst("^\uFEFF", "").stripLeading().startsWith("#"))
			.toList();
	}

	private static @Nullable Duration maxAge(Matcher directive, int line, BiConsumer<Integer, String> problems) {
		String name = directive.group(1);
		if (!name.equals("cacheControl")) {
			problems.accept(line,
					"There is no comment directive `@%s`; write `# @cacheControl(maxAge: 60)`, or remove the line."
						.formatted(name));
			return null;
		}
		Matcher seconds = MAX_AGE.matcher(directive.group(2));
		if (!seconds.matches() || Long.parseLong(seconds.group(1)) > MAX_SECONDS) {
			problems.accept(line,
					"`@cacheControl` must have one argument, the whole seconds from 0 to %d; write it as in `# @cacheControl(maxAge: 60)`."
						.formatted(MAX_SECONDS));
			return null;
		}
		return Duration.ofSeconds(Long.parseLong(seconds.group(1)));
	}

	private static boolean isIncomplete(StringBuilder variables) {
		return variables.length() <= MAX_VARIABLES && !isObject(variables.toString());
	}

	private static boolean isObject(String text) {
		try {
			return JSON.readTree(text).isObject();
		}
		catch (JacksonException ex) {
			return false;
		}
	}

}
