package dev.newsgraph.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Computes blind spots from a list of articles, as their descriptions in the schema say.
 *
 * @param articles the articles
 */
record BlindSpotModel(List<Article> articles) {

	/**
	 * Returns the figures of a story by the domain of the provider.
	 * @param days the length of the window
	 * @param covered whether also providers with articles in the story are returned
	 * @param least the number of articles that must be expected of the others
	 */
	Map<String, Figures> story(String story, int days, boolean covered, double least) {
		List<Article> here = list((article) -> story.equals(article.story()));
		Instant last = last(here);
		if (last == null) {
			return Map.of();
		}
		Instant first = here.stream().map(Article::published).filter(Objects::nonNull).min(Instant::compareTo).get();
		Set<String> topics = topics(here);
		Window window = new Window(first.minus(Duration.ofDays(days)), last);
		List<Article> usual = list((article) -> window.contains(article) && !story.equals(article.story())
				&& article.topics().stream().anyMatch(topics::contains));
		return figures(window, here, usual, covered, least);
	}

	/** Returns the figures of a topic by the domain of the provider. */
	Map<String, Figures> topic(String topic, int days, int recentDays, boolean covered, double least,
			@Nullable Instant until) {
		List<Article> all = list((article) -> article.published() != null && article.topics().contains(topic)
				&& (until == null || !article.published().isAfter(until)));
		Instant last = last(all);
		if (last == null) {
			return Map.of();
		}
		Instant end = last.minus(Duration.ofDays(recentDays));
		Window window = new Window(end.minus(Duration.ofDays(days)), end);
		return figures(window, all.stream().filter((article) -> article.published().isAfter(end)).toList(),
				all.stream().filter(window::contains).toList(), covered, least);
	}

	/** Returns the figures of a provider by the key of the story. */
	Map<String, Figures> provider(String domain, int days, int latest, double least) {
		Set<String> own = new HashSet<>();
		list((article) -> domain.equals(article.provider())).forEach((article) -> own.addAll(article.topics()));
		Map<String, Figures> figures = new TreeMap<>();
		stories().stream()
			.filter((story) -> last(of(story)) != null)
			.filter((story) -> of(story).stream().noneMatch((article) -> domain.equals(article.provider())))
			.filter((story) -> of(story).stream()
				.anyMatch((article) -> article.topics().stream().anyMatch(own::contains)))
			.sorted(Comparator.comparing((String story) -> last(of(story))).reversed().thenComparing((story) -> story))
			.limit(latest)
			.forEach((story) -> {
				Figures found = story(story, days, false, least).get(domain);
				if (found != null) {
					figures.put(story, found);
				}
			});
		return figures;
	}

	private Set<String> stories() {
		Set<String> stories = new TreeSet<>();
		this.articles.stream().map(Article::story).filter(Objects::nonNull).forEach(stories::add);
		return stories;
	}

	private List<Article> of(String story) {
		return list((article) -> story.equals(article.story()));
	}

	private List<Article> list(Predicate<Article> condition) {
		return this.articles.stream().filter(condition).toList();
	}

	private static @Nullable Instant last(List<Article> articles) {
		return articles.stream().map(Article::published).filter(Objects::nonNull).max(Instant::compareTo).orElse(null);
	}

	private static Set<String> topics(List<Article> here) {
		long classified = here.stream().filter((article) -> !article.topics().isEmpty()).count();
		Set<String> topics = new TreeSet<>();
		here.forEach((article) -> topics.addAll(article.topics()));
		topics.removeIf((
				topic) -> 2 * here.stream().filter((article) -> article.topics().contains(topic)).count() < classified);
		return topics;
	}

	private Map<String, Figures> figures(Window window, List<Article> here, List<Article> usual, boolean covered,
			double least) {
		Map<String, Figures> figures = new TreeMap<>();
		List<Article> known = new ArrayList<>(usual);
		if (covered) {
			known.addAll(here);
		}
		for (Article article : known) {
			String domain = article.provider();
			if (domain != null) {
				Predicate<Article> own = (one) -> domain.equals(one.provider());
				int found = (int) here.stream().filter(own).count();
				if (covered || found == 0) {
					figures.put(domain,
							new Figures(window.start(), window.end(), here.size(), usual.size(),
									(int) usual.stream().filter(own).count(),
									list((one) -> window.contains(one) && own.test(one)).size(), found));
				}
			}
		}
		figures.values().removeIf((one) -> one.found() == 0 && one.expected() < least);
		return figures;
	}

	/** An article. */
	record Article(String key, @Nullable String provider, @Nullable Instant published, @Nullable String story,
			List<String> topics) {
	}

	/** The figures of a row. */
	record Figures(Instant windowStart, Instant windowEnd, int size, int topicArticles, int onTopic, int seen,
			int found) {

		double share() {
			return (this.topicArticles == 0) ? 0 : (double) this.onTopic / this.topicArticles;
		}

		double expected() {
			return this.size * share();
		}

		double probabilityOfNone() {
			double probability = 1;
			for (int i = 0; i < this.size; i++) {
				probability *= 1 - share();
			}
			return probability;
		}

	}

	private record Window(Instant start, Instant end) {

		boolean contains(Article article) {
			Instant published = article.published();
			return published != null && !published.isBefore(this.start) && !published.isAfter(this.end);
		}

	}

}
