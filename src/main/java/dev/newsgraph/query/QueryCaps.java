package dev.newsgraph.query;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of work that could grow with the graph. An answer that one of them cut short
 * says so in {@code extensions.notices}, and names the property.
 *
 * @param networkRelations relations that {@code network} and {@code relatedOfRelated}
 * follow from one distance to the next
 * @param chains shortest chains between two articles that {@code path} compares and
 * {@code whyRelated} counts
 * @param sharedNeighbours shared neighbours that are listed as evidence
 * @param similarRelations relations that {@code similar} follows at each distance
 * @param similarTopicArticles articles that a topic may have for {@code similar} to look
 * through it; larger topics are left out
 * @param similarCandidates articles that {@code similar} compares with one article
 * @param similarNearest articles that {@code similar} compares with one article because
 * they are the nearest by meaning
 * @param timelineBuckets buckets of a timeline; the newest are returned
 * @param searchHits hits of a search that are filtered, counted and paged through; the
 * best are taken
 * @param changes recorded changes that are filtered, counted and paged through; the
 * newest are taken
 * @param nearestHits articles that a search by meaning finds, and places by words and by
 * meaning that a hybrid search merges
 */
public record QueryCaps(@DefaultValue("20000") @Min(1) int networkRelations, @DefaultValue("10000") @Min(1) int chains,
		@DefaultValue("100") @Min(1) int sharedNeighbours, @DefaultValue("1000") @Min(1) int similarRelations,
		@DefaultValue("500") @Min(1) int similarTopicArticles, @DefaultValue("500") @Min(1) int similarCandidates,
		@DefaultValue("50") @Min(1) int similarNearest, @DefaultValue("1000") @Min(1) int timelineBuckets,
		@DefaultValue("10000") @Min(1) int searchHits, @DefaultValue("200") @Min(1) int nearestHits,
		@DefaultValue("10000") @Min(1) int changes) {

	/** The names that statements of the schema can refer to. */
	static final Set<String> NAMES = Arrays.stream(QueryCaps.class.getRecordComponents())
		.map(RecordComponent::getName)
		.collect(Collectors.toUnmodifiableSet());

	/** Returns the caps by name. */
	Map<String, Integer> values() {
		return Map.ofEntries(Map.entry("networkRelations", this.networkRelations), Map.entry("chains", this.chains),
				Map.entry("sharedNeighbours", this.sharedNeighbours),
				Map.entry("similarRelations", this.similarRelations),
				Map.entry("similarTopicArticles", this.similarTopicArticles),
				Map.entry("similarCandidates", this.similarCandidates),
				Map.entry("similarNearest", this.similarNearest), Map.entry("timelineBuckets", this.timelineBuckets),
				Map.entry("searchHits", this.searchHits), Map.entry("nearestHits", this.nearestHits),
				Map.entry("changes", this.changes));
	}

}
