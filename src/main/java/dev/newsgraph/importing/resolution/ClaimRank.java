package dev.newsgraph.importing.resolution;

import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * The precedence of a claim, as text. A greater rank has precedence. All ranks have the
 * same length and are ASCII, so that Neo4j and Java order them in the same way.
 *
 * <p>
 * The article's own documents have precedence over mentions, then newer documents over
 * older ones, then the greater SHA-256 decides. Files with equal bytes make the same
 * claims, so no further tie-break is needed.
 */
public final class ClaimRank {

	/** The length of every rank, in characters. */
	static final int LENGTH = 1 + 24 + 64;

	/** Sorts before every other first character of a rank. */
	private static final String COLLECTION = "-";

	private static final String MENTION = "0";

	private static final String OWN = "1";

	private static final String TOPIC = "2";

	private static final String NO_DATE = "0".repeat(24);

	private static final HexFormat HEX = HexFormat.of();

	private ClaimRank() {
	}

	/**
	 * Returns the rank of a claim on an article.
	 * @param own whether the document describes the article
	 * @param updated when the article was last changed
	 * @param published when the article was first published; used if {@code updated} is
	 * {@code null}
	 * @param sha256 the SHA-256 of the document
	 */
	static String ofArticle(boolean own, @Nullable Instant updated, @Nullable Instant published, String sha256) {
		Instant newest = (updated != null) ? updated : published;
		return ((own) ? OWN : MENTION) + ((newest != null) ? sortable(newest) : NO_DATE) + sha256;
	}

	/**
	 * Returns the rank of a claim on a topic. It is greater than the rank of every
	 * article, so that a topic's own document has precedence over the spelling in
	 * articles.
	 * @param sha256 the SHA-256 of the document
	 */
	public static String ofTopic(String sha256) {
		return TOPIC + NO_DATE + sha256;
	}

	/**
	 * Returns the rank of the claim of a collection. It is lower than the rank of every
	 * article, so that a collection gives the name of a provider, the spelling of a topic
	 * or the size of an image only if no article does.
	 * @param sha256 the SHA-256 of the document
	 */
	static String ofCollection(String sha256) {
		return COLLECTION + NO_DATE + sha256;
	}

	/** Returns whether the rank is that of a collection. */
	static boolean isCollection(String rank) {
		return rank.startsWith(COLLECTION);
	}

	private static String sortable(Instant instant) {
		// Flip the sign bit, so that negative seconds sort before positive ones.
		return HEX.toHexDigits(instant.getEpochSecond() ^ Long.MIN_VALUE) + HEX.toHexDigits(instant.getNano());
	}

}
