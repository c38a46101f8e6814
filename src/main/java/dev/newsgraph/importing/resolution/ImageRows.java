package dev.newsgraph.importing.resolution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.ImageValues;
import dev.newsgraph.importing.resolution.Candidate.ImageSize;
import dev.newsgraph.importing.resolution.Contributor.Kind;
import dev.newsgraph.importing.resolution.GraphBatch.Rows;
import dev.newsgraph.importing.resolution.SharedNodes.ImageNode;
import dev.newsgraph.importing.resolution.SharedNodes.ProviderNode;

/**
 * The images of a batch: who tells their size, and which of them nobody shows any more.
 */
final class ImageRows {

	private final Precedence<ImageSize> sizes = new Precedence<>();

	private final SortedSet<String> shown = new TreeSet<>();

	private final SortedSet<String> hidden = new TreeSet<>();

	private final Set<String> changedProviders = new HashSet<>();

	void enter(ArticleChange change) {
		Set<String> before = urls(change.before());
		Set<String> after = urls(change.after());
		this.shown.addAll(after);
		before.stream().filter((url) -> !after.contains(url)).forEach(this.hidden::add);
		before.forEach((url) -> change(change, url));
		after.stream().filter((url) -> !before.contains(url)).forEach((url) -> change(change, url));
	}

	private void change(ArticleChange change, String url) {
		this.sizes.change(url, Candidate.imageSize(change.before(), url), Candidate.imageSize(change.after(), url));
	}

	/** A provider shows other images than before, or none. */
	void replaceLogos(String domain, ProviderNode node, @Nullable Candidate<List<ImageValues>> images) {
		this.changedProviders.add(domain);
		this.hidden.addAll(node.images());
		if (node.imagesRank() != null) {
			node.images().forEach((url) -> this.sizes.takeBack(url, "0" + node.imagesRank()));
		}
		if (images != null) {
			images.value().forEach((image) -> {
				this.shown.add(image.url());
				Candidate<ImageSize> size = Candidate.imageSize(images, image.url());
				if (size != null) {
					this.sizes.offer(image.url(), size);
				}
			});
		}
	}

	Set<String> urls() {
		SortedSet<String> all = new TreeSet<>(this.shown);
		all.addAll(this.hidden);
		return all;
	}

	void add(SharedNodes nodes, ClaimRepository graph, ContributorSearch search, GraphBatch batch) {
		Set<String> urls = urls();
		Set<String> open = urls.stream()
			.filter((url) -> this.sizes.isOpen(url, rank(nodes, url)))
			.collect(Collectors.toCollection(TreeSet::new));
		if (!open.isEmpty()) {
			List<Contributor> speakers = graph.speakers(List.of(), List.of(), open)
				.stream()
				.filter((speaker) -> speaker.kind() != Kind.LOGO || !this.changedProviders.contains(speaker.source()))
				.toList();
			open.forEach(
					(url) -> search.search(url, this.sizes, speakers, (speaker, article) -> size(speaker, article)));
		}
		for (String url : urls) {
			String standing = (open.contains(url)) ? null : rank(nodes, url);
			Candidate<ImageSize> size = this.sizes.winner(url, standing);
			boolean isNew = !nodes.images().containsKey(url);
			if (size != null) {
				batch.add((isNew) ? Rows.NEW_IMAGES : Rows.IMAGES,
						new Row().with("url", url)
							.with("width", size.value().width())
							.with("height", size.value().height())
							.with("sizeRank", size.rank())
							.map());
			}
			else if (isNew || open.contains(url)) {
				batch.add((isNew) ? Rows.NEW_IMAGES : Rows.IMAGES, new Row().with("url", url).map());
			}
		}
		this.hidden.forEach((url) -> batch.add(Rows.LEFT_IMAGES, url));
	}

	private static @Nullable Candidate<ImageSize> size(Contributor speaker, @Nullable ResolvedArticle article) {
		return (speaker.kind() == Kind.LOGO)
				? Candidate.imageSize(Candidate.providerImages(article, speaker.source()), speaker.node())
				: Candidate.imageSize(article, speaker.node());
	}

	private static @Nullable String rank(SharedNodes nodes, String url) {
		ImageNode node = nodes.images().get(url);
		return (node != null) ? node.sizeRank() : null;
	}

	private static Set<String> urls(@Nullable ResolvedArticle article) {
		return (article != null) ? article.values().images().stream().map(ImageValues::url).collect(Collectors.toSet())
				: Set.of();
	}

}
