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

/** The providers of a batch: who names them and who shows their images. */
final class ProviderRows {

	private final Precedence<String> names = new Precedence<>();

	private final Precedence<List<ImageValues>> images = new Precedence<>();

	/** How many articles more, or fewer, each provider has published after the batch. */
	private final SortedMap<String, Long> articles = new TreeMap<>();

	void enter(ArticleChange change) {
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

	Collection<String> domains() {
		return this.articles.keySet();
	}

	/** The addresses of all images that may come to be shown. */
	Stream<String> offeredImages() {
		return this.images.offers().flatMap(List::stream).map(ImageValues::url);
	}

	void add(SharedNodes nodes, ClaimRepository graph, ContributorSearch search, GraphBatch batch, ImageRows shown) {
		Set<String> openNames = this.articles.keySet()
			.stream()
			.filter((domain) -> this.names.isOpen(domain, node(nodes, domain).nameRank()))
			.collect(Collectors.toSet());
		Set<String> openImages = this.articles.keySet()
			.stream()
			.filter((domain) -> this.images.isOpen(domain, node(nodes, domain).imagesRank()))
			.collect(Collectors.toSet());
		if (!openNames.isEmpty() || !openImages.isEmpty()) {
			List<Contributor> speakers = graph.speakers(
					Stream.concat(openNames.stream(), openImages.stream()).distinct().sorted().toList(), List.of(),
					List.of());
			openNames.forEach((domain) -> search.search(domain, this.names, speakers,
					(speaker, article) -> Candidate.providerName(article, domain)));
			openImages.forEach((domain) -> search.search(domain, this.images, speakers,
					(speaker, article) -> Candidate.providerImages(article, domain)));
		}
		this.articles.forEach((domain, more) -> {
			ProviderNode node = node(nodes, domain);
			if (node.articles() + more == 0) {
				batch.add(Rows.LEFT_PROVIDERS, domain);
				shown.replaceLogos(domain, node, null);
				return;
			}
			Candidate<String> name = this.names.winner(domain, (openNames.contains(domain)) ? null : node.nameRank());
			Candidate<List<ImageValues>> images = this.images.winner(domain,
					(openImages.contains(domain)) ? null : node.imagesRank());
			if (images != null || openImages.contains(domain)) {
				shown.replaceLogos(domain, node, images);
				batch.add(Rows.REWIRED_PROVIDERS, domain);
				if (images != null) {
					ArticleRows.images(batch, Rows.PROVIDER_IMAGES, domain, images.value());
				}
			}
			ProviderNode after = new ProviderNode(
					(name != null) ? name.value() : (openNames.contains(domain)) ? domain : node.name(),
					rank(name, node.nameRank(), openNames.contains(domain)),
					rank(images, node.imagesRank(), openImages.contains(domain)), node.articles(), node.images());
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

	private void count(@Nullable ResolvedArticle article, long by) {
		String domain = domain(article);
		if (domain != null) {
			this.articles.merge(domain, by, Long::sum);
		}
	}

	private static @Nullable String rank(@Nullable Candidate<?> winner, @Nullable String standing, boolean open) {
		return (winner != null) ? winner.rank() : (open) ? null : standing;
	}

	private static ProviderNode node(SharedNodes nodes, String domain) {
		return nodes.providers().getOrDefault(domain, ProviderNode.unknown(domain));
	}

	private static @Nullable String domain(@Nullable ResolvedArticle article) {
		ProviderValues provider = (article != null) ? article.values().provider() : null;
		return (provider != null) ? provider.domain() : null;
	}

}
