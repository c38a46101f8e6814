package dev.newsgraph.query.errors;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import dev.newsgraph.query.plan.ShortText;

/**
 * Rewrites the messages of graphql-java for API clients. They contain input of the
 * client, so they are shortened first.
 */
public final class ReadableMessages {

	/**
	 * The beginning of a message of the validation, which is not part of the sentence.
	 */
	private static final Pattern KIND = Pattern.compile("^Validation error \\([^)]*\\) ?: ");

	/** Patterns for parts of the messages, and their replacements. */
	private static final Map<Pattern, String> REPLACEMENTS = replacements();

	/** Parts of messages that show how graphql-java is written. */
	private static final Pattern JAVA = Pattern
		.compile("\\w+\\{\\w*=|\\bgraphql\\.|\\bjava\\.|\\w@[0-9a-f]{5,}|\\bAST\\b");

	private ReadableMessages() {
	}

	/** Returns the message for the client. */
	public static String of(String message) {
		String readable = ShortText.ofMessage(KIND.matcher(message).replaceFirst(""));
		for (Map.Entry<Pattern, String> entry : REPLACEMENTS.entrySet()) {
			readable = entry.getKey().matcher(readable).replaceAll(entry.getValue());
		}
		return JAVA.matcher(readable).find() ? "The operation is not valid." : readable.strip();
	}

	private static Map<Pattern, String> replacements() {
		Map<Pattern, String> replacements = new LinkedHashMap<>();
		replacements.put(Pattern.compile("(Field '\\w+') has coerced Null value for NonNull type.*"),
				"$1 is missing or null, but a value is required by its type");
		replacements.put(Pattern.compile("has coerced Null value for NonNull type"),
				"is missing or null, but a value is required by its type");
		replacements.put(Pattern.compile("with ANTLR error 'token recognition error at: (.*)' at line"), "at $1, line");
		replacements.put(Pattern.compile("with offending token '<EOF>' at line"),
				"because the operation is incomplete, at line");
		replacements.put(Pattern.compile("with offending token ('.*') at line"), "at $1, line");
		replacements.put(Pattern.compile("(?s)The field at path '(.*?)' was declared as a non null type.*"),
				"The gateway has no value for $1, whose type does not allow null.");
		replacements.put(Pattern.compile("Exactly one key must be specified for OneOf type '(\\w+)'\\."),
				"`$1` takes exactly one field that is not null. Pass one of its fields.");
		replacements.put(Pattern.compile("OneOf type field '([\\w.]+)' must be non-null\\."),
				"`$1` is null. Pass a value.");
		return replacements;
	}

}
