package dev.newsgraph.importing.resolution;

import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * The precedence of what a document says, as a text: the greater one wins. All ranks have
 * one length and are ASCII, so that the graph and Java order them alike.
 *
 * <p>
 * An article's own document stands before any mention, then the newest, then the greater
 * SHA-256. Files of equal bytes say the same, so no further tie-break is needed.
 */
public final class ClaimRank {

	/** Of every rank, in characters. */
	static final int LENGTH = 1 + 24 + 64;

	private static final String MENTION = "0";

	private static final String OWN = "1";

	private static final String TOPIC = "2";

	private static final String NO_DATE = "0".repeat(24);

	private static final HexFormat HEX = HexFormat.of();

	private ClaimRank() {
	}

	static String ofArticle(boolean own, @Nullable Instant updated, @Nullable Instant published, String sha256) {
		Instant newest = (updated != null) ? updated : published;
		return ((own) ? OWN : MENTION) + ((newest != null) ? sortable(newest) : NO_DATE) + sha256;
	}

	/** A topic's own document stands before the spelling of any article. */
	public static String ofTopic(String sha256) {
		return TOPIC + NO_DATE + sha256;
	}

	private static String sortable(Instant instant) {
		// With the sign bit turned, the hexadecimal figures of negative seconds sort
		// first.
		return HEX.toHexDigits(instant.getEpochSecond() ^ Long.MIN_VALUE) + HEX.toHexDigits(instant.getNano());
	}

}
