package dev.newsgraph.documents;

/** What kind of problem; the names are stable and appear in reports. */
public enum ProblemCode {

	// The file

	/** A file over the size limit. */
	FILE_TOO_LARGE(Severity.REJECTED),
	/** A file of no bytes, or of blanks alone. */
	EMPTY_FILE(Severity.REJECTED),
	/** Bytes that are no UTF-8. */
	INVALID_UTF8(Severity.REJECTED),
	/** The first line is not {@code ---}. */
	NO_FRONT_MATTER(Severity.REJECTED),
	/** No later line is {@code ---} or {@code ...}. */
	UNCLOSED_FENCE(Severity.REJECTED),
	/** Front matter over the size limit. */
	FRONT_MATTER_TOO_LARGE(Severity.REJECTED),

	/** A file that the gateway has no right to read, or that the disk does not give. */
	UNREADABLE_FILE(Severity.REJECTED),
	/** A file that is being written. */
	CHANGED_WHILE_READ(Severity.REJECTED),
	/** A folder that the gateway has no right to list; what it holds is not known. */
	UNREADABLE_FOLDER(Severity.REJECTED),
	/** A link to something outside the seed folder; it is never followed. */
	LINK_LEAVES_FOLDER(Severity.REJECTED),
	/** A link to nothing. */
	BROKEN_LINK(Severity.REJECTED),
	/** A pipe, a socket or a device; it is never opened. */
	NOT_A_FILE(Severity.REJECTED),
	/** A document that the database did not take. */
	NOT_LOADED(Severity.REJECTED),

	// Its YAML

	/** Text that is no YAML. */
	INVALID_YAML(Severity.REJECTED),
	/** A tab where YAML takes spaces only. */
	TAB_INDENTATION(Severity.REJECTED),
	/** A control character, or half of a surrogate pair. */
	INVALID_CHARACTER(Severity.REJECTED),
	/** One key twice in a mapping, at any depth. */
	DUPLICATE_KEY(Severity.REJECTED),
	/** A key that is empty, a list or a mapping. */
	INVALID_KEY(Severity.REJECTED),
	/** An alias ({@code *x}) or the anchor ({@code &x}) for one. */
	ALIAS(Severity.REJECTED),
	/** A tag ({@code !x}). */
	TAG(Severity.REJECTED),
	/** Lists and mappings nested over the limit. */
	NESTING_TOO_DEEP(Severity.REJECTED),
	/** A second YAML document in one file. */
	MULTIPLE_DOCUMENTS(Severity.REJECTED),
	/** A list or a text where keys with values are asked for. */
	NOT_A_MAPPING(Severity.REJECTED),

	// Its fields

	/** No title, or a blank one. */
	MISSING_TITLE(Severity.REJECTED),
	/** Neither {@code webUrl} nor {@code originalUrl}. */
	MISSING_ADDRESS(Severity.REJECTED),
	/** A topic document without a name. */
	MISSING_NAME(Severity.REJECTED),
	/** A list or a mapping where a text is asked for. */
	INVALID_TEXT(Severity.REJECTED),
	/** No whole decimal number of 32 bits. */
	INVALID_INTEGER(Severity.REJECTED),
	/** Neither {@code true} nor {@code false}. */
	INVALID_BOOLEAN(Severity.REJECTED),
	/** No ISO 8601 date and time, or a day that the calendar lacks. */
	INVALID_DATE_TIME(Severity.REJECTED),
	/** No absolute http or https address. */
	INVALID_URL(Severity.REJECTED),
	/** No domain name. */
	INVALID_DOMAIN(Severity.REJECTED),
	/** An address or a name over the size limit of the graph's indexes. */
	TEXT_TOO_LONG(Severity.REJECTED),

	// Its items

	/** A related article that cannot be read. */
	INVALID_RELATED_ITEM(Severity.LEFT_OUT),
	/** An image without a good address, or a value of an image that cannot be read. */
	INVALID_IMAGE(Severity.LEFT_OUT),
	/** An item in a list of names that is no text, or blank. */
	INVALID_LIST_ITEM(Severity.LEFT_OUT),
	/** A topic that names itself as its parent. */
	OWN_PARENT(Severity.LEFT_OUT),
	/**
	 * A topic that is above its own parent; the parent of one topic of the circle is left
	 * out.
	 */
	TOPIC_CYCLE(Severity.LEFT_OUT),

	// What was assumed

	/** A domain taken from an address. */
	DOMAIN_ASSUMED(Severity.NOTICE),
	/** A date or time without an offset, taken as UTC. */
	UTC_ASSUMED(Severity.NOTICE),
	/** A single value taken as a list of one. */
	LIST_ASSUMED(Severity.NOTICE),
	/** A topic named twice; the first stands. */
	REPEATED_TOPIC(Severity.NOTICE),
	/** An image listed twice; the first stands. */
	REPEATED_IMAGE(Severity.NOTICE),
	/** A related article listed twice; the first stands. */
	REPEATED_RELATED_ITEM(Severity.NOTICE),
	/** An article that lists itself as related; that is not kept. */
	RELATED_TO_ITSELF(Severity.NOTICE),
	/**
	 * A topic's {@code _id} is not the slug of its name; the slug is the key,
	 * {@code extra} keeps the other.
	 */
	ID_DIFFERS(Severity.NOTICE),
	/** Problems over the hundred that are listed of one file. */
	MORE_PROBLEMS(Severity.NOTICE);

	private final Severity severity;

	ProblemCode(Severity severity) {
		this.severity = severity;
	}

	public Severity severity() {
		return this.severity;
	}

	/** What a problem costs. */
	public enum Severity {

		/** The file is not loaded. */
		REJECTED,
		/** One item of the file is left out. */
		LEFT_OUT,
		/** Nothing is lost; something was assumed. */
		NOTICE

	}

}
