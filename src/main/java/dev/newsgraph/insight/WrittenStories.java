package dev.newsgraph.insight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.neo4j.driver.Record;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.insight.stories.Story;

/**
 * The stories of the graph.
 *
 * @param run the run that wrote them
 * @param point what they belong to
 * @param stories the stories by id
 * @param digests what each of them was written from
 */
record WrittenStories(String run, GraphPoint point, Map<String, Story> stories, Map<String, String> digests) {

	private static final int PAGE_SIZE = 1_000;

	private static final int SIZES_PAGE_SIZE = 10_000;

	/** Reads them. Their central articles are not known. */
	static WrittenStories read(GraphClient client) {
		Map<String, Story> stories = new HashMap<>();
		Map<String, String> digests = new HashMap<>();
		String after = "";
		List<Record> page;
		do {
			page = client.lookUp(InsightStatement.STORIES.with(Map.of("after", after, "limit", PAGE_SIZE)));
			for (Record row : page) {
				after = row.get("key").asString();
				stories.put(after, new Story(row.get("articles").asList((article) -> article.asString()), ""));
				digests.put(after, row.get("digest").asString(""));
			}
		}
		while (page.size() == PAGE_SIZE);
		return new WrittenStories("", new GraphPoint("", -1, ""), stories, digests);
	}

	/**
	 * Returns the number of articles that each story of the graph has now. An import that
	 * removes an article takes it out of its story, also if the article comes back later.
	 */
	static Map<String, Integer> sizes(GraphClient client) {
		Map<String, Integer> sizes = new HashMap<>();
		String after = "";
		List<Record> page;
		do {
			page = client.lookUp(InsightStatement.STORY_SIZES.with(Map.of("after", after, "limit", SIZES_PAGE_SIZE)));
			for (Record row : page) {
				after = row.get("key").asString();
				sizes.put(after, row.get("articles").asInt());
			}
		}
		while (page.size() == SIZES_PAGE_SIZE);
		return sizes;
	}

	/** Returns the id of the story of each article that is in one. */
	Map<String, String> ofArticles() {
		Map<String, String> ids = new HashMap<>();
		this.stories.forEach((id, story) -> story.articles()
			.forEach((article) -> ids.merge(article, id, (one, other) -> (one.compareTo(other) < 0) ? one : other)));
		return ids;
	}

}
