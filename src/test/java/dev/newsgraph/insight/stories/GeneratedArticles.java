package dev.newsgraph.insight.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Articles about made-up events. Each event has names of its own, shares words with the
 * other events of its topic, and all articles share everyday words.
 */
public final class GeneratedArticles {

	private final Random random;

	/** Creates a generator. The same seed gives the same articles. */
	public GeneratedArticles(long seed) {
		this.random = new Random(seed);
	}

	/** Returns articles whose keys begin with the name of their event. */
	public List<StoryArticle> of(int topics, int eventsOfTopic, int articlesOfEvent) {
		List<StoryArticle> articles = new ArrayList<>();
		for (int topic = 0; topic < topics; topic++) {
			for (int event = 0; event < eventsOfTopic; event++) {
				for (int article = 0; article < articlesOfEvent; article++) {
					String name = "t" + topic + "e" + event;
					articles.add(article(name + "-" + article, "t" + topic, name));
				}
			}
		}
		return articles;
	}

	private StoryArticle article(String key, String topic, String event) {
		String title = Stream.concat(words(event, 8, 3), words(topic, 8, 2)).collect(Collectors.joining(" "));
		String text = Stream.concat(words(event, 8, 12), Stream.concat(words(topic, 8, 6), words("any", 2_000, 30)))
			.collect(Collectors.joining(" "));
		return StoryArticle.ofText(key, title, text);
	}

	private Stream<String> words(String prefix, int different, int count) {
		return IntStream.range(0, count).mapToObj((i) -> prefix + "x" + this.random.nextInt(different));
	}

	/** Returns the event of an article. */
	static String event(String key) {
		return key.substring(0, key.indexOf('-'));
	}

}
