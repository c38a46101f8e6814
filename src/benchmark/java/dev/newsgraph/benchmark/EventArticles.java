package dev.newsgraph.benchmark;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

import dev.newsgraph.insight.stories.StoryArticle;

/**
 * Generates articles about events, one event after the other. An event has ten words of its
 * own, four of them rare names, and up to 30 articles within two days. The other words of an
 * article have Zipf's distribution, as those of a language have. The same seed gives the same
 * articles.
 */
final class EventArticles {

	private static final int VOCABULARY = 200_000;

	private static final int NAMES = 300_000;

	private static final int DIMENSIONS = 384;

	private static final int SECONDS = 2 * 365 * 24 * 3600;

	private final SplittableRandom random;

	private final boolean vectors;

	private final Zipf zipf = new Zipf(VOCABULARY);

	private int event;

	private int left;

	private int number;

	private int[] words = {};

	private Instant day = Instant.EPOCH;

	private double[] meaning = {};

	/**
	 * Creates a generator.
	 * @param vectors whether articles have vectors. Those of one event are near to each other
	 */
	EventArticles(long seed, boolean vectors) {
		this.random = new SplittableRandom(seed);
		this.vectors = vectors;
	}

	/** Returns the next article. */
	StoryArticle next() {
		if (this.left == 0) {
			begin();
		}
		this.left--;
		String title = own(4) + common(3);
		String text = own(15) + common(110);
		return new StoryArticle("https://paper%d.example/%d".formatted(this.random.nextInt(1_000), this.number++), title, text,
				this.vectors ? vector() : null, this.day.plusSeconds(this.random.nextInt(2 * 24 * 3600)), Set.of());
	}

	private void begin() {
		this.event++;
		this.left = 1 + (int) (this.random.nextDouble() * this.random.nextDouble() * 30);
		this.day = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(this.random.nextInt(SECONDS));
		this.words = new int[10];
		for (int i = 0; i < this.words.length; i++) {
			this.words[i] = (i < 4) ? VOCABULARY + this.random.nextInt(NAMES) : 200 + this.random.nextInt(20_000);
		}
		this.meaning = this.random.doubles(DIMENSIONS, -1, 1).toArray();
	}

	private String own(int count) {
		return words(count, () -> this.words[this.random.nextInt(this.words.length)]);
	}

	private String common(int count) {
		return words(count, () -> this.zipf.draw(this.random));
	}

	private static String words(int count, IntSupplier numbers) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < count; i++) {
			text.append('w').append(Integer.toString(numbers.getAsInt(), Character.MAX_RADIX)).append(' ');
		}
		return text.toString();
	}

	/** Cosines of unrelated articles are about 0.75, as those of the model are. */
	private float[] vector() {
		double[] values = Arrays.stream(this.meaning).map((value) -> 1 + value + 0.4 * (this.random.nextDouble() - 0.5)).toArray();
		double length = Math.sqrt(Arrays.stream(values).map((value) -> value * value).sum());
		float[] vector = new float[values.length];
		for (int i = 0; i < vector.length; i++) {
			vector[i] = (float) (values[i] / length);
		}
		return vector;
	}

}
