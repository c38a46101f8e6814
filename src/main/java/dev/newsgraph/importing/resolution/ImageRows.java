package dev.newsgraph.importing.resolution;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
		List<String> before = node.images().stream().map(ImageEdge::url).toList();
		this.unreferenced.addAll(before);
		if (node.imagesRank() != null) {
			before.forEach((url) -> this.sizes.remove(url, "0" + node.imagesRank()));
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

	/**
	 * Returns the addresses of the images whose size depends on what the graph holds. The
	 * other images are written without a lookup.
	 */
	SortedSet<String> unresolved() {
		SortedSet<String> unresolved = new TreeSet<>();
		Stream.concat(this.referenced.stream(), this.unreferenced.stream())
			.filter((url) -> !this.sizes.isResolved(url) || !isOrderedByCypher(this.sizes.best(url)))
			.forEach(unresolved::add);
		return unresolved;
	}

	/**
	 * Returns whether Cypher compares a rank with others as Java does. Java compares the
	 * halves of characters outside the Basic Multilingual Plane, which an address can
	 * contain.
	 */
	private static boolean isOrderedByCypher(@Nullable Candidate<?> size) {
		return size == null || size.rank().chars().allMatch((unit) -> unit < Character.MIN_SURROGATE);
	}

	/** Adds the rows of the images to the batch. */
	void addRows(SharedNodes nodes, ClaimRepository graph, ContributorSearch search, GraphBatch batch) {
		Set<String> lookedUp = unresolved();
		Set<String> unresolved = lookedUp.stream()
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
		this.referenced.stream()
			.filter((url) -> !lookedUp.contains(url))
			.forEach((url) -> batch.add(Rows.IMAGES, row(url, this.sizes.best(url))));
		for (String url : lookedUp) {
			Candidate<ImageSize> size = this.sizes.winner(url, unresolved.contains(url) ? null : rank(nodes, url));
			if (size != null || unresolved.contains(url) || !nodes.images().containsKey(url)) {
				batch.add(Rows.REPLACED_IMAGES, row(url, size));
			}
		}
		this.unreferenced.stream()
			.filter((url) -> !this.referenced.contains(url))
			.forEach((url) -> batch.add(Rows.ORPHANED_IMAGES, url));
	}

	private static Map<String, Object> row(String url, @Nullable Candidate<ImageSize> size) {
		Row row = new Row().with("url", url);
		return ((size != null) ? row.with("width", size.value().width())
			.with("height", size.value().height())
			.with("sizeRank", size.rank()) : row).map();
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
