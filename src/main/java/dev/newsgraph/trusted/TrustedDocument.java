package dev.newsgraph.trusted;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/** A document of the folder. */
public final class TrustedDocument {

	private static final Comparator<String> NAMES_FIRST = Comparator.comparing(DocumentHash::isIn)
		.thenComparing(Comparator.naturalOrder());

	private final DocumentText source;

	private final String hash;

	private final Set<String> ids;

	private final String id;

	private final DocumentComments comments;

	private TrustedDocument(DocumentText source, String hash, Set<String> ids, DocumentComments comments) {
		this.source = source;
		this.hash = hash;
		this.ids = ids;
		this.id = ids.stream().sorted(NAMES_FIRST).findFirst().orElse(hash);
		this.comments = comments;
	}

	/**
	 * Creates a document.
	 * @param id the id that the name of the file or the manifest gives it
	 * @param comments what the comment lines at its beginning say
	 */
	static TrustedDocument of(DocumentText source, String id, DocumentComments comments) {
		return new TrustedDocument(source, DocumentHash.of(source.text()), Set.of(id), comments);
	}

	/** Returns the text, which is executed as it is. */
	public String text() {
		return this.source.text();
	}

	/** Returns the SHA-256 of the text: 64 hexadecimal digits. */
	public String hash() {
		return this.hash;
	}

	/** Returns the other ids by which a request can name the document. */
	public Set<String> ids() {
		return this.ids;
	}

	/**
	 * Returns one of the ids, which is always the same: the first one that is not a hash,
	 * if there is one.
	 */
	String id() {
		return this.id;
	}

	/** Returns the path of the first file that contains the document. */
	public String file() {
		return this.source.file();
	}

	/** Returns what the comment lines at the beginning of the document say. */
	public DocumentComments comments() {
		return this.comments;
	}

	/**
	 * Returns how long a response may be used again, or null if the document does not say
	 * so.
	 */
	public @Nullable Duration maxAge() {
		return this.comments.maxAge();
	}

	/** Returns the document with more ids. */
	TrustedDocument withIds(Collection<String> more) {
		Set<String> all = new TreeSet<>(this.ids);
		all.addAll(more);
		return new TrustedDocument(this.source, this.hash, all, this.comments);
	}

	/** Returns the problem of this document at a line of its text, or 0 for all of it. */
	DocumentProblem problem(int line, String message) {
		return this.source.problem(line, message);
	}

}
