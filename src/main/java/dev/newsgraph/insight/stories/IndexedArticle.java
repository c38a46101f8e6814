package dev.newsgraph.insight.stories;

import java.time.Instant;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * An article as the index keeps it, between runs and without its text: what it says, and
 * what was computed from it. Articles refer to each other by number. A number belongs to
 * a key, and has no article if the article was removed or is only named by others.
 */
final class IndexedArticle {

	static final int[] NO_NUMBERS = {};

	private static final float[] NO_VALUES = {};

	final String key;

	final int number;

	/** Whether the article exists. */
	boolean present;

	String title = "";

	@Nullable Instant published;

	float @Nullable [] vector;

	WordCounts words = WordCounts.NONE;

	/** The articles that the article names as related, ascending. */
	int[] related = NO_NUMBERS;

	/** The square of the length of the vector of weights. */
	long squares;

	/** The order of the weakest word by which candidates are looked up. */
	long weakest;

	/** The articles that the article is compared with, ascending. */
	int[] candidates = NO_NUMBERS;

	/** For each candidate, the weight of the words in common. */
	int[] scores = NO_NUMBERS;

	/** The place of the candidate with the least score, or -1 if there are few. */
	int last = -1;

	/** All articles that the article was compared with, by either of both. */
	int[] neighbours = NO_NUMBERS;

	/** The nearness of each neighbour. */
	float[] nearness = NO_VALUES;

	float scale;

	@Nullable Component component;

	IndexedArticle(String key, int number) {
		this.key = key;
		this.number = number;
	}

	boolean isComparedWith(int other) {
		return Arrays.binarySearch(this.candidates, other) >= 0;
	}

	boolean names(int other) {
		return Arrays.binarySearch(this.related, other) >= 0;
	}

	/** Forgets what the article says. */
	void clear() {
		this.present = false;
		this.title = "";
		this.published = null;
		this.vector = null;
		this.words = WordCounts.NONE;
		this.related = NO_NUMBERS;
	}

	/** Forgets its candidates and neighbours. */
	void disconnect() {
		this.candidates = NO_NUMBERS;
		this.scores = NO_NUMBERS;
		this.last = -1;
		this.neighbours = NO_NUMBERS;
		this.nearness = NO_VALUES;
	}

}
