package dev.newsgraph.importing.resolution;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.documents.ArticleValues;

/**
 * A claim as the graph keeps it, in the {@code claim} property of {@code DESCRIBES} and
 * {@code MENTIONS}.
 */
public final class ClaimJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(Include.NON_NULL))
		.build();

	private ClaimJson() {
	}

	static String write(Claim claim) {
		return MAPPER.writeValueAsString(new Stored(claim.values(), claim.related()));
	}

	static String write(TopicClaim claim) {
		return MAPPER.writeValueAsString(claim);
	}

	public static Claim read(String json, boolean own, String sha256) {
		Stored stored = MAPPER.readValue(json, Stored.class);
		return Claim.of(own, sha256, stored.values(), stored.related());
	}

	public static TopicClaim readTopic(String json) {
		return MAPPER.readValue(json, TopicClaim.class);
	}

	private record Stored(ArticleValues values, List<String> related) {
	}

}
