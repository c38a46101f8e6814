package dev.newsgraph.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.newsgraph.query.ModelFigures.Interval;
import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGraph.Provider;
import dev.newsgraph.query.ModelGraph.Topic;

/** Groups articles of a model. */
record ModelGroups(ModelGraph graph) {

	/** Returns the groups in the order of a response. */
	List<Group> groups(List<Article> articles, Grouping by) {
		Map<String, List<Article>> members = new LinkedHashMap<>();
		for (Article article : articles) {
			for (String key : keys(article, by)) {
				members.computeIfAbsent(key, (absent) -> new ArrayList<>()).add(article);
			}
		}
		Comparator<Group> order = (by.period != null) ? Comparator.comparing(Group::start).reversed()
				: Comparator.comparing((Group group) -> -group.articles().size());
		return members.entrySet()
			.stream()
			.map((entry) -> group(entry.getKey(), entry.getValue(), by))
			.sorted(order.thenComparing(Group::key, ModelValues::compare))
			.toList();
	}

	private Group group(String key, List<Article> articles, Grouping by) {
		return new Group(key, (by == Grouping.PROVIDER) ? this.graph.provider(key) : null,
				(by == Grouping.TOPIC) ? this.graph.topic(key) : null,
				(by.period != null) ? Instant.parse(key + "T00:00:00Z") : null, articles);
	}

	private static List<String> keys(Article article, Grouping by) {
		if (by == Grouping.TOPIC) {
			return article.topics();
		}
		String key = switch (by) {
			case PROVIDER -> article.provider();
			case TYPE -> article.type();
			case CATEGORY -> article.category();
			case LOCALE -> article.locale();
			default -> (article.publishedDateTime() == null) ? null
					: by.period.start(article.publishedDateTime()).toLocalDate().toString();
		};
		return (key != null) ? List.of(key) : List.of();
	}

	/** Criteria that articles are grouped by. */
	enum Grouping {

		PROVIDER(null), TOPIC(null), TYPE(null), CATEGORY(null), DAY(Interval.DAY), WEEK(Interval.WEEK),
		MONTH(Interval.MONTH), YEAR(Interval.YEAR), LOCALE(null);

		private final Interval period;

		Grouping(Interval period) {
			this.period = period;
		}

	}

	/** A group of articles. */
	record Group(String key, Provider provider, Topic topic, Instant start, List<Article> articles) {
	}

}
