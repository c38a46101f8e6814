package dev.newsgraph.importing.resolution;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.ImageValues;
import dev.newsgraph.documents.ProviderValues;
import dev.newsgraph.importing.resolution.GraphBatch.Rows;
import dev.newsgraph.importing.resolution.SharedNodes.ProviderNode;

/** The providers of a batch. Determines the name and the images of each provider. */
final class ProviderRows {

	private final Precedence<String> names = new Precedence<>();

	private final Precedence<List<ImageValues>> images = new Precedence<>();

	/** The change in the number of articles of each provider, by domain. */
	private final SortedMap<String, Long> articles = new TreeMap<>();

	/** Collects the provider of a changed article. */
	void collect(ArticleChange change) {
		count(change.before(), -1);
		count(change.after(), 1);
		Stream.of(domain(change.before()), domain(change.after()))
			.filter(Objects::nonNull)
			.distinct()
			.forEach((domain) -> {
				this.names.change(domain, Candidate.providerName(change.before(), domain),
						Candidate.providerName(change.after(), domain));
				this.images.change(domain, Candidate.providerImages(change.before(), domain),
						Candidate.providerImages(change.after(), domain));
			});
	}

	/** Returns the domains of the providers of the batch. */
	Collection<String> domains() {
		return this.articles.keySet();
	}

	/**
	 * Adds the rows of the providers to the batch.
	 * @param imageRows receives the images of providers that change
	 */
	void addRows(SharedNodes nodes, ClaimRepository graph, ContributorSearch search, GraphBatch batch,
			ImageRows imageRows) {
		Set<String> unresolvedNames = this.articles.keySet()
			.stream()
			.filter((domain) -> this.names.isUnresolved(domain, node(nodes, domain).nameRank()))
			.collect(Collectors.toSet());
		Set<String> unresolvedImages = this.articles.keySet()
			.stream()
			.filter((domain) -> this.images.isUnresolved(domain, node(nodes, domain).imagesRank()))
			.collect(Collectors.toSet());
		if (!unresolvedNames.isEmpty() || !unresolvedImages.isEmpty()) {
			List<Contributor> contributors = graph.contributors(
					Stream.concat(unresolvedNames.stream(), unresolvedImages.stream()).distinct().sorted().toList(),
					List.of(), List.of());
			unresolvedNames.forEach((domain) -> search.search(domain, this.names, contributors,
					(contributor, article) -> Candidate.providerName(article, domain)));
			unresolvedImages.forEach((domain) -> search.search(domain, this.images, contributors,
					(contributor, article) -> Candidate.providerImages(article, domain)));
		}
		this.articles.forEach((domain, delta) -> {
			ProviderNode node = node(nodes, domain);
			if (node.articles() + delta == 0) {
				batch.add(Rows.ORPHANED_PROVIDERS, domain);
				imageRows.replaceProviderImages(domain, node, null);
				return;
			}
			Candidate<String> name = this.names.winner(domain,
					(unresolvedNames.contains(domain)) ? null : node.nameRank());
			Candidate<List<ImageValues>> images = this.images.winner(domain,
					(unresolvedImages.contains(domain)) ? null : node.imagesRank());
			if (images != null || unresolvedImages.contains(domain)) {
				imageRows.replaceProviderImages(domain, node, images);
				addImages(domain, node.images(), (images != null) ? ImageEdge.of(images.value()) : List.of(), batch);
			}
			ProviderNode after = new ProviderNode(
					(name != null) ? name.value() : (unresolvedNames.contains(domain)) ? domain : node.name(),
					rank(name, node.nameRank(), unresolvedNames.contains(domain)),
					rank(images, node.imagesRank(), unresolvedImages.contains(domain)), node.articles(), node.images());
			if (!after.equals(nodes.providers().get(domain))) {
				batch.add(Rows.PROVIDERS,
						new Row().with("domain", domain)
							.with("name", after.name())
							.with("nameRank", after.nameRank())
							.with("imagesRank", after.imagesRank())
							.map());
			}
		});
	}

	private static void addImages(String domain, List<ImageEdge> before, List<ImageEdge> after, GraphBatch batch) {
		if (!after.equals(before)) {
			if (!before.isEmpty()) {
				batch.add(Rows.DETACHED_PROVIDERS, domain);
			}
			ImageEdge.addRow(batch, Rows.PROVIDER_IMAGES, domain, after);
		}
	}

	private void count(@Nullable ResolvedArticle article, long by) {
		String domain = domain(article);
		if (domain != null) {
			this.articles.merge(domain, by, Long::sum);
		}
	}

	private static @Nullable String rank(@Nullable Candidate<?> winner, @Nullable String storedRank,
			boolean unresolved) {
		return (winner != null) ? winner.rank() : (unresolved) ? null : storedRank;
	}

	private static ProviderNode node(SharedNodes nodes, String domain) {
		return nodes.providers().getOrDefault(domain, ProviderNode.unknown(domain));
	}

	private static @Nullable String domain(@Nullable ResolvedArticle article) {
		ProviderValues provider = (article != null) ? article.values().provider() : null;
		return (provider != null) ? provider.domain() : null;
	}

}
