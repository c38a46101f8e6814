package dev.newsgraph.importing.bulk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import dev.newsgraph.importing.bulk.ExternalSort.SortedRecord;
import dev.newsgraph.importing.resolution.Claim;

/**
 * What is sorted of a claim: the claims on an article follow each other, in descending
 * order of their rank.
 *
 * @param own whether the document describes the article
 * @param collection whether the claim is on a collection
 * @param related whether the claim names related articles
 * @param filled the fields that the claim fills
 * @param claim the number of the claim
 * @param offset the position of its JSON in the file of claims
 * @param length the length of its JSON in bytes
 * @param rank the rank of the claim
 */
record ClaimKey(boolean own, boolean collection, boolean related, long filled, int claim, long offset, int length,
		String rank) {

	private static final int SHA = 64;

	/** After its first character, a rank consists of pairs of digits. */
	private static final HexFormat HEX = HexFormat.of();

	private static final int OWN = 1;

	private static final int COLLECTION = 2;

	private static final int RELATED = 4;

	/**
	 * Adds a claim to a sort.
	 * @param record a buffer to use
	 * @param number the number of the claim
	 * @param offset the position of its JSON
	 * @param length the length of its JSON
	 */
	static int write(RecordBuffer record, Claim claim, boolean collection, int number, long offset, int length) {
		byte[] key = claim.values().address().getBytes(StandardCharsets.UTF_8);
		byte[] digits = HEX.parseHex(claim.rank(), 1, claim.rank().length());
		record.clear();
		record.putLong(hash(key)).putInt(key.length).putBytes(key, 0, key.length).putByte(~claim.rank().charAt(0));
		for (byte two : digits) {
			record.putByte(~two);
		}
		int size = record.size();
		record.putInt(1 + digits.length)
			.putByte(
					(claim.own() ? OWN : 0) | (collection ? COLLECTION : 0) | (claim.related().isEmpty() ? 0 : RELATED))
			.putLong(claim.filled())
			.putInt(number)
			.putLong(offset)
			.putInt(length);
		return size;
	}

	/** Reads a record. */
	static ClaimKey of(SortedRecord record) {
		ByteBuffer value = record.value();
		byte[] rank = new byte[value.getInt()];
		for (int i = 0; i < rank.length; i++) {
			rank[i] = (byte) ~record.bytes()[record.key() - rank.length + i];
		}
		int flags = value.get();
		return new ClaimKey((flags & OWN) != 0, (flags & COLLECTION) != 0, (flags & RELATED) != 0, value.getLong(),
				value.getInt(), value.getLong(), value.getInt(), (char) rank[0] + HEX.formatHex(rank, 1, rank.length));
	}

	/** Returns whether two records are claims on the same article. */
	static boolean isSameArticle(SortedRecord one, SortedRecord other) {
		int end = articleEnd(one);
		return end == articleEnd(other) && Arrays.equals(one.bytes(), 0, end, other.bytes(), 0, end);
	}

	private static int articleEnd(SortedRecord record) {
		return Long.BYTES + Integer.BYTES + ByteBuffer.wrap(record.bytes()).getInt(Long.BYTES);
	}

	/** Returns the SHA-256 of the document. */
	String sha256() {
		return this.rank.substring(this.rank.length() - SHA);
	}

	/** Orders articles without comparing long addresses that begin alike. */
	private static long hash(byte[] key) {
		long hash = 0xcbf29ce484222325L;
		for (byte next : key) {
			hash = (hash ^ next) * 0x100000001b3L;
		}
		return hash;
	}

}
