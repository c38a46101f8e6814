package dev.newsgraph.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What reading one file finds beside the document: its problems and its unknown keys. */
final class Findings {

	private static final int QUOTED_CHARACTERS = 60;

	private static final int LISTED_PROBLEMS = 100;

	private final String path;

	private final List<Problem> problems;

	private final Set<String> unknownKeys;

	private final @Nullable Findings parent;

	private final @Nullable ProblemCode itemCode;

	private final String place;

	private final String keyPath;

	private boolean rejected;

	private int unlisted;

	Findings(String path) {
		this(path, new ArrayList<>(), new LinkedHashSet<>(), null, null, "", "");
	}

	private Findings(String path, List<Problem> problems, Set<String> unknownKeys, @Nullable Findings parent,
			@Nullable ProblemCode itemCode, String place, String keyPath) {
		this.path = path;
		this.problems = problems;
		this.unknownKeys = unknownKeys;
		this.parent = parent;
		this.itemCode = itemCode;
		this.place = place;
		this.keyPath = keyPath;
	}

	/**
	 * The findings in a part of the document; what rejects the part rejects the document.
	 */
	Findings inPart(String key) {
		return child(null, "`" + key + "`", key);
	}

	/**
	 * The findings in an item of a list; what would reject the document is reported as
	 * the code.
	 */
	Findings inItem(String key, int number, ProblemCode code) {
		return child(code, "item " + number + " of `" + key + "`", key);
	}

	private Findings child(@Nullable ProblemCode code, String name, String key) {
		return new Findings(this.path, this.problems, this.unknownKeys, this, code,
				(this.place.isEmpty()) ? name : name + " in " + this.place, this.keyPath + key + ".");
	}

	/**
	 * Reports a problem.
	 * @param message one sentence, its first word in lower case
	 */
	void add(ProblemCode code, Position position, String message, String mend) {
		ProblemCode reported = (code.severity() == ProblemCode.Severity.REJECTED) ? reject(code) : code;
		if (this.problems.size() >= LISTED_PROBLEMS) {
			root().unlisted++;
			return;
		}
		String sentence = (this.place.isEmpty()) ? Character.toUpperCase(message.charAt(0)) + message.substring(1)
				: "In " + this.place + ", " + message;
		this.problems.add(new Problem(this.path, position.line(), position.column(), reported, sentence, mend));
	}

	private ProblemCode reject(ProblemCode code) {
		this.rejected = true;
		if (this.itemCode != null) {
			return this.itemCode;
		}
		return (this.parent != null) ? this.parent.reject(code) : code;
	}

	private Findings root() {
		return (this.parent != null) ? this.parent.root() : this;
	}

	void addUnknownKey(String key) {
		this.unknownKeys.add(this.keyPath + key);
	}

	/** Whether the document, the part or the item cannot be read. */
	boolean rejected() {
		return this.rejected;
	}

	ParseResult reading(@Nullable Document document) {
		this.problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
		if (this.unlisted > 0) {
			this.problems.add(new Problem(this.path, 0, 0, ProblemCode.MORE_PROBLEMS,
					"The file has %,d more problems.".formatted(this.unlisted),
					"Mend those listed, and read the file again."));
		}
		return new ParseResult((this.rejected) ? null : document, this.problems, List.copyOf(this.unknownKeys));
	}

	/** The text in quotation marks, short and on one line, fit for a message. */
	static String quote(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		int at = 0;
		for (int count = 0; count < QUOTED_CHARACTERS && at < text.length(); count++) {
			int c = text.codePointAt(at);
			quoted.appendCodePoint((Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) ? ' ' : c);
			at += Character.charCount(c);
		}
		return quoted.append((at < text.length()) ? "…\"" : "\"").toString();
	}

}
