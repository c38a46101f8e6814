package dev.newsgraph.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Collects the problems and the unknown keys of one file while it is read. */
final class Findings {

	private static final int QUOTED_CHARACTERS = 60;

	private static final int LISTED_PROBLEMS = 100;

	private final String path;

	private final List<Problem> problems;

	private final Set<String> unknownKeys;

	private final @Nullable Findings parent;

	private final @Nullable ProblemCode itemCode;

	private final String location;

	private final String keyPath;

	private boolean rejected;

	private int unlistedProblems;

	Findings(String path) {
		this(path, new ArrayList<>(), new LinkedHashSet<>(), null, null, "", "");
	}

	private Findings(String path, List<Problem> problems, Set<String> unknownKeys, @Nullable Findings parent,
			@Nullable ProblemCode itemCode, String location, String keyPath) {
		this.path = path;
		this.problems = problems;
		this.unknownKeys = unknownKeys;
		this.parent = parent;
		this.itemCode = itemCode;
		this.location = location;
		this.keyPath = keyPath;
	}

	/**
	 * Returns findings for a part of the document. A problem that rejects the part
	 * rejects the document.
	 * @param key the key of the part
	 */
	Findings forPart(String key) {
		return child(null, "`" + key + "`", key);
	}

	/**
	 * Returns findings for an item of a list. A problem that rejects the item does not
	 * reject the document; it is reported with the given code.
	 * @param key the key of the list
	 * @param number the number of the item, from 1
	 * @param code the code for a rejected item
	 */
	Findings forItem(String key, int number, ProblemCode code) {
		return child(code, "item " + number + " of `" + key + "`", key);
	}

	private Findings child(@Nullable ProblemCode code, String name, String key) {
		return new Findings(this.path, this.problems, this.unknownKeys, this, code,
				(this.location.isEmpty()) ? name : name + " in " + this.location, this.keyPath + key + ".");
	}

	/**
	 * Adds a problem.
	 * @param code the kind of problem
	 * @param position the position in the file
	 * @param message what is wrong, as one sentence that begins in lower case
	 * @param hint how to fix it, as one or two sentences
	 */
	void add(ProblemCode code, Position position, String message, String hint) {
		ProblemCode reported = (code.severity() == ProblemCode.Severity.REJECTED) ? reject(code) : code;
		if (this.problems.size() >= LISTED_PROBLEMS) {
			root().unlistedProblems++;
			return;
		}
		String sentence = (this.location.isEmpty()) ? Character.toUpperCase(message.charAt(0)) + message.substring(1)
				: "In " + this.location + ", " + message;
		this.problems.add(new Problem(this.path, position.line(), position.column(), reported, sentence, hint));
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

	/** Adds a key that the document format does not define. */
	void addUnknownKey(String key) {
		this.unknownKeys.add(this.keyPath + key);
	}

	/** Returns whether the document, the part or the item is rejected. */
	boolean rejected() {
		return this.rejected;
	}

	/**
	 * Returns the result of reading the file.
	 * @param document the document; it is dropped if it is rejected
	 */
	ParseResult toResult(@Nullable Document document) {
		this.problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
		if (this.unlistedProblems > 0) {
			this.problems.add(new Problem(this.path, 0, 0, ProblemCode.MORE_PROBLEMS,
					"The file has %,d more problems.".formatted(this.unlistedProblems),
					"Fix the listed problems and read the file again."));
		}
		return new ParseResult((this.rejected) ? null : document, this.problems, List.copyOf(this.unknownKeys));
	}

	/**
	 * Returns the text in quotation marks, shortened and on one line, for use in a
	 * message.
	 */
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
