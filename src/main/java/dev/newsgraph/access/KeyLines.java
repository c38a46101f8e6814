package dev.newsgraph.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The content of a keys file: a line {@code name role digest expiry} for each key. Empty
 * lines and lines that begin with {@code #} are comments.
 *
 * @param keys the keys of the valid lines
 * @param problems what is wrong with the other lines
 */
record KeyLines(List<ApiKey> keys, List<Problem> problems) {

	/** The expiry of a key that does not expire. */
	private static final String NEVER = "-";

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

	private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

	private static final int FIELDS = 4;

	/** Reads the content of a file. */
	static KeyLines of(List<String> lines) {
		List<ApiKey> keys = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		Set<String> names = new HashSet<>();
		Set<String> digests = new HashSet<>();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i).strip();
			if (isComment(line)) {
				continue;
			}
			try {
				ApiKey key = key(line);
				if (!names.add(key.name())) {
					throw new IllegalArgumentException("an earlier line has the same name");
				}
				if (!digests.add(key.digest())) {
					throw new IllegalArgumentException("an earlier line has the same digest");
				}
				keys.add(key);
			}
			catch (IllegalArgumentException ex) {
				problems.add(new Problem(i + 1, String.valueOf(ex.getMessage())));
			}
		}
		return new KeyLines(List.copyOf(keys), List.copyOf(problems));
	}

	// A message must not contain what a line contains, which can be a secret.
	private static ApiKey key(String line) {
		String[] fields = line.split("\\s+");
		if (fields.length != FIELDS) {
			throw new IllegalArgumentException("it must be `name role sha256 expiry`");
		}
		Role role = Role.named(fields[1]);
		if (!isName(fields[0])) {
			throw new IllegalArgumentException(
					"the name must have 1 to 64 letters, digits and . _ @ -, and begin with a letter or a digit");
		}
		if (role == null) {
			throw new IllegalArgumentException("the role must be reader, analyst, importer or admin");
		}
		if (!DIGEST.matcher(fields[2]).matches()) {
			throw new IllegalArgumentException("the digest must be 64 hexadecimal digits in lower case");
		}
		return new ApiKey(fields[0], role, fields[2], fields[3].equals(NEVER) ? null : expiry(fields[3]));
	}

	/** Returns whether a key can have this name. */
	static boolean isName(String name) {
		return NAME.matcher(name).matches();
	}

	/** Returns whether a line is a comment or empty. */
	static boolean isComment(String line) {
		return line.isBlank() || line.strip().startsWith("#");
	}

	/** Returns the name in a line, or {@code null} for a comment. */
	static @Nullable String name(String line) {
		return isComment(line) ? null : line.strip().split("\\s+", 2)[0];
	}

	/**
	 * Reads an expiry: an instant such as {@code 2027-06-30T12:00:00Z}, or a date, which
	 * is the last day on which a key is valid, in UTC.
	 * @throws IllegalArgumentException if it is neither
	 */
	static Instant expiry(String text) {
		try {
			return text.contains("T") ? Instant.parse(text)
					: LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(
					"the expiry must be a date such as 2027-06-30, an instant such as 2027-06-30T12:00:00Z, or -", ex);
		}
	}

	/**
	 * A line that is not valid.
	 *
	 * @param line its number, from 1
	 * @param message what is wrong
	 */
	record Problem(int line, String message) {
	}

}
