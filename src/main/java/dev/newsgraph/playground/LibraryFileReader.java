package dev.newsgraph.playground;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a question of the library from a file. The file begins with comment lines: the
 * title, a description, and optionally {@code view:} and {@code variables:}. The
 * operation follows.
 */
final class LibraryFileReader {

	private static final Set<String> VIEWS = Set.of("table", "network", "time", "coverage", "json");

	private static final Pattern NAME = Pattern.compile("(?:\\d+[-_ ]+)?(.+?)(?:\\.graphql)?");

	private static final Pattern SETTING = Pattern.compile("(view|variables)\\s*:(.*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final JsonMapper JSON = new JsonMapper();

	private final String fileName;

	private final String source;

	private final List<String> comments = new ArrayList<>();

	private @Nullable StringBuilder variables;

	private @Nullable String view;

	private LibraryFileReader(String fileName, String source) {
		this.fileName = fileName;
		this.source = source;
	}

	/**
	 * Reads a question. An invalid file returns a question with a problem.
	 * @param source {@code newsgraph} or {@code yours}
	 */
	static LibraryQuestion read(String fileName, String text, String source) {
		return new LibraryFileReader(fileName, source).read(text);
	}

	/** Returns a question for a file that cannot be read. */
	static LibraryQuestion unread(String fileName, String source, String problem) {
		return LibraryQuestion.unread(name(fileName), fileName, source, problem);
	}

	private LibraryQuestion read(String text) {
		List<String> lines = text.replaceFirst("^\uFEFF", "").lines().toList();
		int line = 0;
		while (line < lines.size() && (lines.get(line).isBlank() || lines.get(line).stripLeading().startsWith("#"))) {
			comment(lines.get(line).strip().replaceFirst("^#+", "").strip());
			line++;
		}
		String query = String.join("\n", lines.subList(line, lines.size())).strip();
		String problem = problem(query);
		if (problem != null) {
			return unread(this.fileName, this.source, problem);
		}
		return new LibraryQuestion(name(this.fileName),
				this.comments.isEmpty() ? title(name(this.fileName)) : this.comments.getFirst(),
				String.join(" ", this.comments.subList(Math.min(1, this.comments.size()), this.comments.size())),
				query + "\n", (this.variables != null) ? this.variables.toString().strip() : null, this.view,
				this.source, null);
	}

	private void comment(String comment) {
		Matcher setting = SETTING.matcher(comment);
		if (setting.matches()) {
			if (setting.group(1).equalsIgnoreCase("view")) {
				this.view = setting.group(2).strip().toLowerCase(Locale.ROOT);
			}
			else {
				this.variables = new StringBuilder(setting.group(2).strip());
			}
		}
		else if (this.variables != null && !isObject(this.variables.toString())) {
			this.variables.append('\n').append(comment);
		}
		else if (!comment.isEmpty()) {
			this.comments.add(comment);
		}
	}

	private @Nullable String problem(String query) {
		if (query.isEmpty()) {
			return "The file does not contain an operation; write one below the comment lines.";
		}
		if (this.view != null && !VIEWS.contains(this.view)) {
			return "`view: %s` is not a view; write table, network, time, coverage or json.".formatted(this.view);
		}
		if (this.variables != null && !isObject(this.variables.toString())) {
			return "The text after `variables:` is not a JSON object; write it as in `# variables: {\"topic\": \"AI\"}`.";
		}
		return null;
	}

	private static boolean isObject(String text) {
		try {
			return JSON.readTree(text).isObject();
		}
		catch (JacksonException ex) {
			return false;
		}
	}

	private static String name(String fileName) {
		Matcher matcher = NAME.matcher(fileName);
		return matcher.matches() ? matcher.group(1) : fileName;
	}

	private static String title(String name) {
		String words = name.replaceAll("[-_]+", " ").strip();
		return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
	}

}
