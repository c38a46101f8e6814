package dev.newsgraph.benchmark;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.newsgraph.insight.stories.Story;
import dev.newsgraph.insight.stories.StoryArticle;
import dev.newsgraph.insight.stories.StoryIndex;
import dev.newsgraph.insight.stories.StorySettings;

/**
 * Measures how long the stories of generated articles take: all of them at once, and after
 * each of some imports of 100 articles. Neither the database nor the model is part of it.
 */
public final class StoryIndexBenchmark {

	private static final int PAGE = 200;

	private static final int IMPORT = 100;

	private static final int IMPORTS = 5;

	private final Table table = new Table(List.of("", "wall s", "CPU s", "stories", "of these new"));

	private final Set<Story> before = Collections.newSetFromMap(new IdentityHashMap<>());

	private StoryIndexBenchmark() {
	}

	/** Prints the times. */
	public static void main(String[] arguments) {
		int articles = Integer.getInteger("benchmark.articles", 100_000);
		for (boolean vectors : new boolean[] { false, true }) {
			System.out.println(new StoryIndexBenchmark().run(articles, new EventArticles(1, vectors),
					vectors ? StorySettings.DEFAULTS : StorySettings.WORDS));
		}
	}

	private String run(int articles, EventArticles source, StorySettings settings) {
		StoryIndex index = new StoryIndex(settings);
		// Most articles of the imports are about events that the index knows.
		List<StoryArticle> later = new ArrayList<>();
		int distance = articles / (IMPORTS * IMPORT);
		long wall = System.nanoTime();
		long cpu = cpu();
		for (int read = 0; read < articles; read += PAGE) {
			List<StoryArticle> page = new ArrayList<>();
			for (int i = read; i < Math.min(read + PAGE, articles); i++) {
				if (i % distance == 0 && later.size() < IMPORTS * IMPORT) {
					later.add(source.next());
				}
				page.add(source.next());
			}
			index.put(page);
		}
		row("words of %,d articles, with their generation".formatted(articles), wall, cpu, List.of());
		measure("first run", index);
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		String memory = "heap after it: %,d MB%n".formatted((runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
		for (int from = 0; from < later.size(); from += IMPORT) {
			index.put(later.subList(from, from + IMPORT));
			measure("%d articles more".formatted(IMPORT), index);
		}
		return this.table.text() + memory;
	}

	private void measure(String name, StoryIndex index) {
		long wall = System.nanoTime();
		long cpu = cpu();
		row(name, wall, cpu, index.stories());
	}

	private void row(String name, long wall, long cpu, List<Story> stories) {
		List<String> row = new ArrayList<>(List.of(name, seconds(System.nanoTime() - wall), seconds(cpu() - cpu)));
		row.add(String.valueOf(stories.size()));
		row.add(String.valueOf(stories.stream().filter((story) -> !this.before.contains(story)).count()));
		this.table.add(row);
		this.before.clear();
		this.before.addAll(stories);
	}

	private static long cpu() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	private static String seconds(long nanos) {
		return String.format(Locale.ROOT, "%.1f", nanos / 1e9);
	}

}
