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
 * The images of a batch. Determines the size of each image and finds the images that lose
 * a reference.
 */
final class ImageRows {

	private final Precedence<ImageSize> sizes = new Precedence<>();

	private final SortedSet<String> referenced = new TreeSet<>();

	private final SortedSet<String> unreferenced = new TreeSet<>();

	private final Set<String> changedProviders = new HashSet<>();

	/** Collects the images of a changed article. */
	void collect(ArticleChange change) {
		Set<String> before = urls(change.before());
		Set<String> after = urls(change.after());
		this.referenced.addAll(after);
		before.stream().filter((url) -> !after.contains(url)).forEach(this.unreferenced::add);
		before.forEach((url) -> change(change, url));
		after.stream().filter((url) -> !before.contains(url)).forEach((url) -> change(change, url));
	}

	private void change(ArticleChange change, String url) {
		this.sizes.change(url, Candidate.imageSize(change.before(), url), Candidate.imageSize(change.after(), url));
	}

	/**
	 * Replaces the images of a provider.
	 * @param domain the domain of the provider
	 * @param node the provider in the graph before the batch
	 * @param images the new images, {@code null} if there are none
	 */
	void replaceProviderImages(String domain, ProviderNode node, @Nullable Candidate<List<ImageValues>> images) {
		this.changedProviders.add(domain);
		this.unreferenced.addAll(node.images());
		if (node.imagesRank() != null) {
			node.images().forEach((url) -> this.sizes.remove(url, "0" + node.imagesRank()));
		}
		if (images != null) {
			images.value().forEach((image) -> {
				this.referenced.add(image.url());
				Candidate<ImageSize> size = Candidate.imageSize(images, image.url());
				if (size != null) {
					this.sizes.add(image.url(), size);
				}
			});
		}
	}

	/** Returns the addresses of all images of the batch. */
	Set<String> urls() {
		SortedSet<String> all = new TreeSet<>(this.referenced);
		all.addAll(this.unreferenced);
		return all;
	}

	/** Adds the rows of the images to the batch. */
	void addRows(SharedNodes nodes, ClaimRepository graph, ContributorSearch search, GraphBatch batch) {
		Set<String> urls = urls();
		Set<String> unresolved = urls.stream()
			.filter((url) -> this.sizes.isUnresolved(url, rank(nodes, url)))
			.collect(Collectors.toCollection(TreeSet::new));
		if (!unresolved.isEmpty()) {
			List<Contributor> contributors = graph.contributors(List.of(), List.of(), unresolved)
				.stream()
				.filter((contributor) -> contributor.kind() != Kind.PROVIDER_IMAGE
						|| !this.changedProviders.contains(contributor.source()))
				.toList();
			unresolved.forEach((url) -> search.search(url, this.sizes, contributors,
					(contributor, article) -> size(contributor, article)));
		}
		for (String url : urls) {
			String storedRank = (unresolved.contains(url)) ? null : rank(nodes, url);
			Candidate<ImageSize> size = this.sizes.winner(url, storedRank);
			boolean isNew = !nodes.images().containsKey(url);
			if (size != null) {
				batch.add((isNew) ? Rows.NEW_IMAGES : Rows.IMAGES,
						new Row().with("url", url)
							.with("width", size.value().width())
							.with("height", size.value().height())
							.with("sizeRank", size.rank())
							.map());
			}
			else if (isNew || unresolved.contains(url)) {
				batch.add((isNew) ? Rows.NEW_IMAGES : Rows.IMAGES, new Row().with("url", url).map());
			}
		}
		this.unreferenced.forEach((url) -> batch.add(Rows.ORPHANED_IMAGES, url));
	}

	private static @Nullable Candidate<ImageSize> size(Contributor contributor, @Nullable ResolvedArticle article) {
		return (contributor.kind() == Kind.PROVIDER_IMAGE)
				? Candidate.imageSize(Candidate.providerImages(article, contributor.source()), contributor.node())
				: Candidate.imageSize(article, contributor.node());
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
