package dev.newsgraph.importing.resolution;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Resolves all claims on one topic to the topic, by the same rules as
 * {@link ArticleResolution}.
 */
final class TopicResolution {

	private TopicResolution() {
	}

	/**
	 * Returns the topic, or {@code null} if the map is empty.
	 * @param claims the claims by rank
	 */
	static @Nullable ResolvedTopic resolve(SortedMap<String, TopicClaim> claims) {
		if (claims.isEmpty()) {
			return null;
		}
		Collection<TopicClaim> descending = claims.reversed().values();
		return new ResolvedTopic(claims.lastKey(),
				new TopicClaim(descending.iterator().next().name(), first(descending, TopicClaim::shortname),
						first(descending, TopicClaim::parent), firstList(descending, TopicClaim::keywords),
						firstList(descending, TopicClaim::hashtags), first(descending, TopicClaim::extra)));
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
	 * @param rank the highest rank of the claims
	 * @param values the values, each from the highest claim that has it
	 */
	record ResolvedTopic(String rank, TopicClaim values) {
	}

}
