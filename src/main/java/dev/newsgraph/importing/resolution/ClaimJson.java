package dev.newsgraph.importing.resolution;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.documents.ArticleValues;

/**
 * Reads and writes the JSON of a claim, which the graph stores in the property
 * {@code claim} of {@code DESCRIBES} and {@code MENTIONS}.
 */
public final class ClaimJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(Include.NON_NULL))
		.build();

	private static final ObjectWriter WRITER = MAPPER.writerFor(Stored.class);

	private static final ObjectReader READER = MAPPER.readerFor(Stored.class);

	private ClaimJson() {
	}

	/** Writes a claim on an article or a collection. */
	static String write(Claim claim) {
		return WRITER.writeValueAsString(new Stored(claim.values(), claim.related()));
	}

	/** Writes a claim on an article or a collection in UTF-8. */
	public static byte[] writeBytes(Claim claim) {
		return WRITER.writeValueAsBytes(new Stored(claim.values(), claim.related()));
	}

	/** Writes a claim on a topic. */
	static String write(TopicClaim claim) {
		return MAPPER.writeValueAsString(claim);
	}

	/**
	 * Reads a claim on an article.
	 * @param json the JSON
	 * @param own whether the document describes the article
	 * @param sha256 the SHA-256 of the document
	 */
	public static Claim read(String json, boolean own, String sha256) {
		return claim(READER.readValue(json), own, sha256);
	}

	/**
	 * Reads a claim on an article.
	 * @param json the JSON in UTF-8
	 * @param own whether the document describes the article
	 * @param sha256 the SHA-256 of the document
	 */
	public static Claim read(byte[] json, boolean own, String sha256) {
		return claim(READER.readValue(json), own, sha256);
	}

	/**
	 * Reads the claim on a collection.
	 * @param json the JSON
	 * @param sha256 the SHA-256 of the document
	 */
	public static Claim readCollection(String json, String sha256) {
		return collection(READER.readValue(json), sha256);
	}

	/**
	 * Reads the claim on a collection.
	 * @param json the JSON in UTF-8
	 * @param sha256 the SHA-256 of the document
	 */
	public static Claim readCollection(byte[] json, String sha256) {
		return collection(READER.readValue(json), sha256);
	}

	private static Claim claim(Stored stored, boolean own, String sha256) {
		return Claim.of(own, sha256, stored.values(), stored.related());
	}

	private static Claim collection(Stored stored, String sha256) {
		return Claim.ofCollection(sha256, stored.values(), stored.related());
	}

	/** Reads a claim on a topic. */
	public static TopicClaim readTopic(String json) {
		return MAPPER.readValue(json, TopicClaim.class);
	}

	private record Stored(ArticleValues values, List<String> related) {
	}

}
