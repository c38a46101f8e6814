package dev.newsgraph.documents;

/** The kinds of problems. The names are stable and appear in reports. */
public enum ProblemCode {

	// The file

	/** The file exceeds the size limit. */
	FILE_TOO_LARGE(Severity.REJECTED),
	/** The file has no bytes or only whitespace. */
	EMPTY_FILE(Severity.REJECTED),
	/** The bytes are not valid UTF-8. */
	INVALID_UTF8(Severity.REJECTED),
	/** The first line is not {@code ---}. */
	NO_FRONT_MATTER(Severity.REJECTED),
	/** The front matter has no closing {@code ---} or {@code ...}. */
	UNCLOSED_FENCE(Severity.REJECTED),
	/** The front matter exceeds the size limit. */
	FRONT_MATTER_TOO_LARGE(Severity.REJECTED),

	/** The file cannot be read, because of its permissions or an I/O error. */
	UNREADABLE_FILE(Severity.REJECTED),
	/** The file was changed while it was read. */
	CHANGED_WHILE_READ(Severity.REJECTED),
	/** The folder cannot be listed, so its content is not known. */
	UNREADABLE_FOLDER(Severity.REJECTED),
	/** A link has a target outside the seed folder. It is not followed. */
	LINK_LEAVES_FOLDER(Severity.REJECTED),
	/**
	 * A seed folder is a link to another folder in the import root. It is not followed.
	 */
	LINKED_FOLDER(Severity.REJECTED),
	/** A link has a target that does not exist. */
	BROKEN_LINK(Severity.REJECTED),
	/** The file is a pipe, a socket or a device. It is not opened. */
	NOT_A_FILE(Severity.REJECTED),
	/** The database rejected the document. */
	NOT_LOADED(Severity.REJECTED),

	// The YAML

	/** The text is not valid YAML. */
	INVALID_YAML(Severity.REJECTED),
	/** There is a tab where YAML allows only spaces. */
	TAB_INDENTATION(Severity.REJECTED),
	/** There is a control character or an unpaired surrogate. */
	INVALID_CHARACTER(Severity.REJECTED),
	/** A key occurs more than once in a mapping, at any depth. */
	DUPLICATE_KEY(Severity.REJECTED),
	/** A key is empty, a list or a mapping. */
	INVALID_KEY(Severity.REJECTED),
	/** There is an alias ({@code *x}) or an anchor ({@code &x}). */
	ALIAS(Severity.REJECTED),
	/** There is a tag ({@code !x}). */
	TAG(Severity.REJECTED),
	/** Lists and mappings are nested deeper than the limit. */
	NESTING_TOO_DEEP(Severity.REJECTED),
	/** The file has a second YAML document. */
	MULTIPLE_DOCUMENTS(Severity.REJECTED),
	/** There is a list or a text where a mapping is required. */
	NOT_A_MAPPING(Severity.REJECTED),

	// The fields

	/** The title is missing or blank. */
	MISSING_TITLE(Severity.REJECTED),
	/** {@code webUrl}, {@code originalUrl} and {@code items} are all missing. */
	MISSING_ADDRESS(Severity.REJECTED),
	/** The topic has no name. */
	MISSING_NAME(Severity.REJECTED),
	/** There is a list or a mapping where text is required. */
	INVALID_TEXT(Severity.REJECTED),
	/** The value is not a decimal integer of 32 bits. */
	INVALID_INTEGER(Severity.REJECTED),
	/** The value is neither {@code true} nor {@code false}. */
	INVALID_BOOLEAN(Severity.REJECTED),
	/**
	 * The value is not an ISO 8601 date and time, the day does not exist, or RFC 3339
	 * cannot express it.
	 */
	INVALID_DATE_TIME(Severity.REJECTED),
	/** The value is not an absolute http or https address. */
	INVALID_URL(Severity.REJECTED),
	/** The value is not a domain name. */
	INVALID_DOMAIN(Severity.REJECTED),
	/** An address or a name exceeds the size limit for indexed values. */
	TEXT_TOO_LONG(Severity.REJECTED),

	// The items

	/** A related article is invalid. */
	INVALID_RELATED_ITEM(Severity.LEFT_OUT),
	/** An image has no valid address, or a value of an image is invalid. */
	INVALID_IMAGE(Severity.LEFT_OUT),
	/** An item of a collection is not a path within the seed folder. */
	INVALID_ITEM(Severity.LEFT_OUT),
	/** The provider of a collection has no domain, so it is left out. */
	MISSING_DOMAIN(Severity.LEFT_OUT),
	/** An item in a list of names is not text, is blank or null, or is too long. */
	INVALID_LIST_ITEM(Severity.LEFT_OUT),
	/** A topic names itself as its parent. */
	OWN_PARENT(Severity.LEFT_OUT),
	/**
	 * A cycle of parents contains the topic. The parent of one topic of the cycle is left
	 * out.
	 */
	TOPIC_CYCLE(Severity.LEFT_OUT),

	// Assumptions

	/** A domain was taken from an address. */
	DOMAIN_ASSUMED(Severity.NOTICE),
	/** A date or time has no offset and was read as UTC. */
	UTC_ASSUMED(Severity.NOTICE),
	/** A single value was read as a list with one item. */
	LIST_ASSUMED(Severity.NOTICE),
	/**
	 * The address of an image is relative; the image is kept as written in {@code extra}.
	 */
	RELATIVE_ADDRESS(Severity.NOTICE),
	/** A topic is listed more than once; the first one is used. */
	REPEATED_TOPIC(Severity.NOTICE),
	/** An image is listed more than once; the first one is used. */
	REPEATED_IMAGE(Severity.NOTICE),
	/** A related article is listed more than once; the first one is used. */
	REPEATED_RELATED_ITEM(Severity.NOTICE),
	/** An item of a collection is listed more than once; the first one is used. */
	REPEATED_ITEM(Severity.NOTICE),
	/** A collection lists its own document; the item is ignored. */
	LISTS_ITSELF(Severity.NOTICE),
	/** A path has backslashes, which were read as slashes. */
	PATH_ASSUMED(Severity.NOTICE),
	/** An article lists itself as related; the item is ignored. */
	RELATED_TO_ITSELF(Severity.NOTICE),
	/**
	 * The {@code _id} of a topic is not the slug of its name. The slug is the key; the
	 * {@code _id} is kept in {@code extra}.
	 */
	ID_DIFFERS(Severity.NOTICE),
	/** The file has more than the 100 problems that are listed. */
	MORE_PROBLEMS(Severity.NOTICE);

	private final Severity severity;

	ProblemCode(Severity severity) {
		this.severity = severity;
	}

	/** Returns the effect of the problem. */
	public Severity severity() {
		return this.severity;
	}

	/** The effect of a problem. */
	public enum Severity {

		/** The file is not loaded. */
		REJECTED,
		/** An item or a value of the file is left out; the rest is loaded. */
		LEFT_OUT,
		/** Nothing is lost; the file is loaded with an assumption. */
		NOTICE

	}

}
