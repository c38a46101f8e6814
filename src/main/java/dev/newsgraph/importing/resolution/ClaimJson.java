package dev.newsgraph.importing.resolution;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
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

	private ClaimJson() {
	}

	/** Writes a claim on an article or a collection. */
	static String write(Claim claim) {
		return MAPPER.writeValueAsString(new Stored(claim.values(), claim.related()));
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
		Stored stored = MAPPER.readValue(json, Stored.class);
		return Claim.of(own, sha256, stored.values(), stored.related());
	}

	/**
	 * Reads the claim on a collection.
	 * @param json the JSON
	 * @param sha256 the SHA-256 of the document
	 */
	public static Claim readCollection(String json, String sha256) {
		Stored stored = MAPPER.readValue(json, Stored.class);
		return Claim.ofCollection(sha256, stored.values(), stored.related());
	}

	/** Reads a claim on a topic. */
	public static TopicClaim readTopic(String json) {
		return MAPPER.readValue(json, TopicClaim.class);
	}

	private record Stored(ArticleValues values, List<String> related) {
	}

}
