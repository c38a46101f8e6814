package dev.newsgraph.insight.stories;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Articles and their stories. It keeps what was computed, so a small change takes little
 * time, and its stories equal those of a new index with the same articles. Articles are
 * kept without their text. Use it from one thread at a time.
 */
public final class StoryIndex {

	private final StorySettings settings;

	private final Vocabulary vocabulary = new Vocabulary();

	private final Map<String, IndexedArticle> byKey = new HashMap<>();

	private final List<IndexedArticle> articles = new ArrayList<>();

	private List<IndexedArticle> sorted = new ArrayList<>();

	private IndexChange change = new IndexChange();

	private @Nullable WordWeights weights;

	/** Creates an index without articles. */
	public StoryIndex(StorySettings settings) {
		this.settings = settings;
	}

	/** Adds articles, or replaces those with their keys. */
	public void put(Collection<StoryArticle> changed) {
		try (WordReader reader = new WordReader(this.vocabulary)) {
			changed.forEach((article) -> put(article, reader.read(article)));
		}
	}

	private void put(StoryArticle source, WordCounts words) {
		IndexedArticle article = article(source.key());
		int[] related = source.related().stream().mapToInt((key) -> article(key).number).sorted().toArray();
		boolean isReworded = !article.present || !words.isSameAs(article.words);
		boolean isRelatedElsewhere = !Arrays.equals(related, article.related);
		if (isReworded || isRelatedElsewhere || !source.title().equals(article.title)
				|| !Objects.equals(source.published(), article.published)
				|| !Arrays.equals(source.vector(), article.vector)) {
			this.change.changed.set(article.number);
		}
		if (isReworded) {
			this.change.reworded.set(article.number);
		}
		if (isRelatedElsewhere) {
			unlink(article.related);
			unlink(related);
			this.change.unlinked.set(article.number);
		}
		this.change.removed.clear(article.number);
		article.present = true;
		article.title = source.title();
		article.published = source.published();
		article.vector = source.vector();
		article.words = words;
		article.related = related;
	}

	/** Removes an article, if there is one with the key. */
	public void remove(String key) {
		IndexedArticle article = this.byKey.get(key);
		if (article != null && article.present) {
			unlink(article.related);
			this.change.removed.set(article.number);
			this.change.changed.clear(article.number);
			this.change.reworded.clear(article.number);
			article.clear();
		}
	}

	private void unlink(int[] numbers) {
		Arrays.stream(numbers).forEach(this.change.unlinked::set);
	}

	private IndexedArticle article(String key) {
		return this.byKey.computeIfAbsent(key, (name) -> {
			IndexedArticle article = new IndexedArticle(name, this.articles.size());
			this.articles.add(article);
			return article;
		});
	}

	/**
	 * Returns the stories of the articles, in the order of their first article. An
	 * article that is near to no other one is in no story. A story is the same object as
	 * before if none of its articles has changed and nothing near to them.
	 */
	public List<Story> stories() {
		this.sorted = sort();
		int[] ranks = new int[this.articles.size()];
		for (int i = 0; i < this.sorted.size(); i++) {
			ranks[this.sorted.get(i).number] = i;
		}
		IndexChange current = this.change;
		WordWeights after = WordWeights.of(this.sorted, this.vocabulary.size(), this.settings.exact());
		reweigh(after);
		ArticleGraph graph = new ArticleGraph(this.articles, new Nearness(after, this.settings), this.settings);
		current.removed.stream().mapToObj(this.articles::get).forEach(this::unlist);
		current.removed.stream().mapToObj(this.articles::get).forEach(IndexedArticle::disconnect);
		current.reworded.stream().mapToObj(this.articles::get).forEach(this::unlist);
		current.changed.stream().forEach((number) -> unlink(graph.naming(number)));
		CandidateSearch search = new CandidateSearch(this.sorted, ranks, this.vocabulary, after,
				this.settings.candidates());
		long[] candidates = search(search);
		Components components = new Components(graph, ranks, this.settings.resolution());
		current.touched.or(current.changed);
		current.touched.or(current.removed);
		graph.update(current, candidates);
		components.update(current.touched);
		this.weights = after;
		this.change = new IndexChange();
		return collect();
	}

	private List<IndexedArticle> sort() {
		List<IndexedArticle> present = new ArrayList<>(this.articles.size());
		this.sorted.stream().filter((article) -> article.present).forEach(present::add);
		BitSet known = new BitSet();
		present.forEach((article) -> known.set(article.number));
		this.change.changed.stream()
			.filter((number) -> !known.get(number))
			.mapToObj(this.articles::get)
			.forEach(present::add);
		present.sort(Comparator.comparing((article) -> article.key));
		return present;
	}

	/** Finds the articles with words that have another weight than in the last run. */
	private void reweigh(WordWeights after) {
		WordWeights before = this.weights;
		BitSet different = new BitSet();
		BitSet useful = new BitSet();
		for (int term = 0; term < after.terms(); term++) {
			if (before == null || after.differs(term, before)) {
				different.set(term);
				useful.set(term, before == null || after.isUsefulNowOr(term, before));
			}
		}
		for (IndexedArticle article : this.sorted) {
			boolean isDifferent = this.change.reworded.get(article.number);
			for (int term : article.words.terms()) {
				if (different.get(term)) {
					isDifferent = true;
					if (useful.get(term)) {
						this.change.unlisted.set(article.number);
						break;
					}
				}
			}
			if (isDifferent) {
				this.change.changed.set(article.number);
				article.squares = after.dot(article.words, article.words);
			}
		}
	}

	/** The words of an article differ, so the article can leave lists of candidates. */
	private void unlist(IndexedArticle article) {
		for (int neighbour : article.neighbours) {
			IndexedArticle other = this.articles.get(neighbour);
			this.change.unlinked.set(neighbour);
			if (other.isComparedWith(article.number)) {
				this.change.unlisted.set(neighbour);
			}
		}
		if (article.present) {
			this.change.unlisted.set(article.number);
			this.change.unlinked.set(article.number);
		}
	}

	/** Searches candidates, and returns the new ones. */
	private long[] search(CandidateSearch search) {
		Map<Integer, int[]> before = new TreeMap<>();
		this.change.unlisted.stream()
			.mapToObj(this.articles::get)
			.filter((article) -> article.present)
			.forEach((article) -> {
				before.put(article.number, article.candidates);
				search.search(article);
			});
		if (before.size() < this.sorted.size()) {
			this.change.reworded.stream()
				.mapToObj(this.articles::get)
				.forEach((article) -> search.enter(article, this.change.unlisted, before));
		}
		Pair.Collector pairs = new Pair.Collector();
		before.forEach((number, candidates) -> compare(this.articles.get(number), candidates, pairs));
		return pairs.sorted();
	}

	/**
	 * Unlinks an article, and those that are only in one of its two lists of candidates.
	 */
	private void compare(IndexedArticle article, int[] before, Pair.Collector pairs) {
		for (int candidate : article.candidates) {
			if (Arrays.binarySearch(before, candidate) < 0) {
				pairs.add(candidate, article.number);
				this.change.unlinked.set(candidate);
				this.change.unlinked.set(article.number);
			}
		}
		for (int candidate : before) {
			if (!article.isComparedWith(candidate)) {
				this.change.unlinked.set(candidate);
				this.change.unlinked.set(article.number);
			}
		}
	}

	private List<Story> collect() {
		List<Story> stories = new ArrayList<>();
		for (IndexedArticle article : this.sorted) {
			if (article.component != null && article.component.members()[0] == article.number) {
				stories.addAll(article.component.stories());
			}
		}
		stories.sort(Comparator.comparing((story) -> story.articles().getFirst()));
		return stories;
	}

	/**
	 * Returns whether most of the memory is that of articles and words that are gone, so
	 * that a new index would take less.
	 */
	public boolean isSparse() {
		WordWeights current = this.weights;
		int used = (current != null) ? current.used() : this.vocabulary.size();
		return this.articles.size() > 2 * size() + 1_000 || this.vocabulary.size() > 2 * used + 10_000;
	}

	/** Returns how many articles there are. */
	public int size() {
		return (int) this.articles.stream().filter((article) -> article.present).count();
	}

	/** Returns the title of an article. */
	public String title(String key) {
		return Objects.requireNonNull(this.byKey.get(key), key).title;
	}

	/** Returns when an article was published, if that is known. */
	public @Nullable Instant published(String key) {
		return Objects.requireNonNull(this.byKey.get(key), key).published;
	}

}
