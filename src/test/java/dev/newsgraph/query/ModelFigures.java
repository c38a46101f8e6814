package dev.newsgraph.query;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGraph.Provider;
import dev.newsgraph.query.ModelGraph.Topic;

/** Computes counts and averages over the articles of a model. */
record ModelFigures(ModelGraph graph) {

	/**
	 * Returns the coverage of each topic by each provider, over the articles that match.
	 */
	List<Row> coverage(Predicate<Article> counts) {
		List<Row> rows = new ArrayList<>();
		for (Provider provider : this.graph.providers()) {
			for (Topic topic : this.graph.topics()) {
				List<Article> about = this.graph.about(topic).stream().filter(counts).toList();
				List<Article> both = about.stream()
					.filter((article) -> provider.domain().equals(article.provider()))
					.toList();
				if (!both.isEmpty()) {
					rows.add(new Row(provider, topic, both.size(), (double) both.size() / about.size(),
							mean(both, Article::quality), mean(both, ModelFigures::scored), first(both), last(both)));
				}
			}
		}
		return rows;
	}

	/**
	 * Returns the topics that occur on the same articles as a topic, the most frequent
	 * first.
	 */
	List<CoTopic> coTopics(Topic topic) {
		List<Article> about = this.graph.about(topic);
		List<CoTopic> together = new ArrayList<>();
		for (Topic other : this.graph.topics()) {
			int count = (int) about.stream().filter((article) -> article.topics().contains(other.slug())).count();
			if (!other.equals(topic) && count > 0) {
				together.add(new CoTopic(other, count,
						(double) count * this.graph.articles().size() / about.size() / this.graph.about(other).size()));
			}
		}
		together.sort(
				Comparator.comparing((CoTopic one) -> -one.articleCount()).thenComparing((one) -> one.topic().slug()));
		return together;
	}

	/** Returns one bucket for each interval, the newest thousand. */
	static List<Bucket> timeline(List<Article> articles, Interval interval) {
		List<Bucket> buckets = new ArrayList<>();
		Instant first = first(articles);
		if (first == null) {
			return buckets;
		}
		for (ZonedDateTime start = interval.start(first); !start.toInstant().isAfter(last(articles)); start = interval
			.next(start)) {
			Instant from = start.toInstant();
			Instant to = interval.next(start).toInstant();
			List<Article> within = articles.stream()
				.filter((article) -> article.publishedDateTime() != null && !article.publishedDateTime().isBefore(from)
						&& article.publishedDateTime().isBefore(to))
				.toList();
			buckets.add(new Bucket(from, to, within.size(), mean(within, Article::quality),
					mean(within, ModelFigures::scored)));
		}
		return buckets.subList(Math.max(0, buckets.size() - 1000), buckets.size());
	}

	/** Returns the heat, or null if there is none. */
	static Integer scored(Article article) {
		return scored(article.heat());
	}

	/** Returns a heat, or null for an unscored one. */
	static Integer scored(Integer heat) {
		return (heat == null || heat == -1) ? null : heat;
	}

	static Instant first(List<Article> articles) {
		return values(articles, Article::publishedDateTime).stream().min(Comparator.naturalOrder()).orElse(null);
	}

	static Instant last(List<Article> articles) {
		return values(articles, Article::publishedDateTime).stream().max(Comparator.naturalOrder()).orElse(null);
	}

	static Double mean(List<Article> articles, Function<Article, Integer> figure) {
		List<Integer> values = values(articles, figure);
		int sum = 0;
		for (int value : values) {
			sum += value;
		}
		return values.isEmpty() ? null : (double) sum / values.size();
	}

	static <V> List<V> values(List<Article> articles, Function<Article, V> figure) {
		return articles.stream().map(figure).filter(Objects::nonNull).toList();
	}

	/** Coverage of a topic by a provider. */
	record Row(Provider provider, Topic topic, int articleCount, double share, Double averageQuality,
			Double averageHeat, Instant firstPublished, Instant lastPublished) {
	}

	/** A topic that occurs with another one. */
	record CoTopic(Topic topic, int articleCount, double lift) {
	}

	/** The articles of one interval. */
	record Bucket(Instant start, Instant end, int articleCount, Double averageQuality, Double averageHeat) {
	}

	/** Length of a bucket or group. */
	enum Interval {

		HOUR, DAY, WEEK, MONTH, YEAR;

		ZonedDateTime start(Instant instant) {
			ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
			ZonedDateTime day = utc.truncatedTo(ChronoUnit.DAYS);
			return switch (this) {
				case HOUR -> utc.truncatedTo(ChronoUnit.HOURS);
				case DAY -> day;
				case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
				case MONTH -> day.withDayOfMonth(1);
				case YEAR -> day.withDayOfYear(1);
			};
		}

		ZonedDateTime next(ZonedDateTime start) {
			return switch (this) {
				case HOUR -> start.plusHours(1);
				case DAY -> start.plusDays(1);
				case WEEK -> start.plusWeeks(1);
				case MONTH -> start.plusMonths(1);
				case YEAR -> start.plusYears(1);
			};
		}

	}

}
