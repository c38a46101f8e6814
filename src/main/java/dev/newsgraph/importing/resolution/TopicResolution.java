package dev.newsgraph.importing.resolution;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * From all documents of one topic to the topic, by the same law as
 * {@link ArticleResolution}.
 */
final class TopicResolution {

	private TopicResolution() {
	}

	/**
	 * Null when no document describes the topic.
	 * @param claims by rank
	 */
	static @Nullable ResolvedTopic resolve(SortedMap<String, TopicClaim> claims) {
		if (claims.isEmpty()) {
			return null;
		}
		Collection<TopicClaim> firstWins = claims.reversed().values();
		return new ResolvedTopic(claims.lastKey(),
				new TopicClaim(firstWins.iterator().next().name(), first(firstWins, TopicClaim::shortname),
						first(firstWins, TopicClaim::parent), firstList(firstWins, TopicClaim::keywords),
						firstList(firstWins, TopicClaim::hashtags), first(firstWins, TopicClaim::extra)));
	}

	private static @Nullable String first(Collection<TopicClaim> claims, Function<TopicClaim, @Nullable String> field) {
		return claims.stream().map(field).filter(Objects::nonNull).findFirst().orElse(null);
	}

	private static List<String> firstList(Collection<TopicClaim> claims, Function<TopicClaim, List<String>> field) {
		return claims.stream().map(field).filter((list) -> !list.isEmpty()).findFirst().orElse(List.of());
	}

	/**
	 * A topic as its documents describe it.
	 *
	 * @param rank of the first of them
	 * @param values each from the first that has it
	 */
	record ResolvedTopic(String rank, TopicClaim values) {
	}

}
