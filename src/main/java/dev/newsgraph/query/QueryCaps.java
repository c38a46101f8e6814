package dev.newsgraph.query;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of work that could grow with the graph; an answer that one of them cuts
 * short says so.
 *
 * @param reachRelations relations followed from one distance to the next at the most
 * @param chains shortest chains between two articles that are compared at the most
 * @param sharedNeighbours shared neighbours that are listed as evidence at the most
 * @param similarRelations relations followed at each distance to find similar articles at
 * the most
 * @param similarTopicArticles how many articles a topic has at the most to be looked
 * through for similar articles
 * @param similarCandidates articles that are compared with one at the most
 * @param timelineBuckets buckets of a timeline at the most
 * @param searchHits hits of a search that are filtered, counted and paged through at the
 * most
 */
public record QueryCaps(@DefaultValue("20000") int reachRelations, @DefaultValue("10000") int chains,
		@DefaultValue("100") int sharedNeighbours, @DefaultValue("1000") int similarRelations,
		@DefaultValue("500") int similarTopicArticles, @DefaultValue("500") int similarCandidates,
		@DefaultValue("1000") int timelineBuckets, @DefaultValue("10000") int searchHits) {

	/** What statements can refer to. */
	static final Set<String> NAMES = Arrays.stream(QueryCaps.class.getRecordComponents())
		.map(RecordComponent::getName)
		.collect(Collectors.toUnmodifiableSet());

	/** Returns the caps by name. */
	Map<String, Integer> values() {
		return Map.of("reachRelations", this.reachRelations, "chains", this.chains, "sharedNeighbours",
				this.sharedNeighbours, "similarRelations", this.similarRelations, "similarTopicArticles",
				this.similarTopicArticles, "similarCandidates", this.similarCandidates, "timelineBuckets",
				this.timelineBuckets, "searchHits", this.searchHits);
	}

}
