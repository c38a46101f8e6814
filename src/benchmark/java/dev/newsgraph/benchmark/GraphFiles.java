package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.benchmark.CorpusArticle.CorpusProvider;
import dev.newsgraph.benchmark.GraphRows.EdgeKind;
import dev.newsgraph.benchmark.GraphRows.NodeKind;

/**
 * Writes the graph of a corpus as files for the offline importer of Neo4j. The graph is the
 * one that an import creates from the documents, without the internal properties of the
 * import (claims and ranks).
 */
final class GraphFiles implements AutoCloseable {

	private static final String FOLDER = "corpus";

	private static final String POSITION = "position:int";

	private final Path folder;

	private final Map<NodeKind, CsvFile> nodes = new HashMap<>();

	private final Map<EdgeKind, CsvFile> edges = new HashMap<>();

	private final CorpusWriter writer = new CorpusWriter();

	private GraphFiles(Path folder) throws IOException {
		this.folder = Files.createDirectories(folder);
		node(NodeKind.ARTICLE, "hasDocument:boolean", "title", "webUrl", "originalUrl", "ampWebUrl",
				"publishedDateTime:datetime", "category", "type", "locale", "excerpt", "secured", "quality:int",
				"heat:int", "published:boolean", "providerDomain");
		node(NodeKind.PROVIDER, "name");
		node(NodeKind.TOPIC, "name");
		node(NodeKind.IMAGE, "width:int", "height:int");
		node(NodeKind.DOCUMENT, "folder", "path", "sha256", "importedAt:datetime", "job");
		edge(EdgeKind.DESCRIBES);
		edge(EdgeKind.MENTIONS);
		edge(EdgeKind.PUBLISHED_BY);
		edge(EdgeKind.ABOUT, POSITION, "key", "heat:int", "publishedDateTime:datetime");
		edge(EdgeKind.RELATED_TO, POSITION);
		edge(EdgeKind.ARTICLE_IMAGE, POSITION, "title", "isCached:boolean");
		edge(EdgeKind.PROVIDER_IMAGE, POSITION);
	}

	/** Writes the files and returns the arguments of the importer that name them. */
	static List<String> write(Corpus corpus, Path folder) throws IOException {
		try (GraphFiles files = new GraphFiles(folder)) {
			files.write(corpus);
			List<String> arguments = new ArrayList<>();
			files.nodes.forEach((kind, file) -> arguments.add("--nodes=" + kind.label() + "=" + file.path()));
			files.edges.forEach((kind, file) -> arguments.add("--relationships=" + kind.type() + "=" + file.path()));
			return arguments;
		}
	}

	@Override
	public void close() throws IOException {
		for (CsvFile file : this.nodes.values()) {
			file.close();
		}
		for (CsvFile file : this.edges.values()) {
			file.close();
		}
	}

	private void write(Corpus corpus) {
		Set<String> outside = new LinkedHashSet<>();
		corpus.outside().forEach((article) -> outside.add(article.address()));
		Set<String> mentioned = new LinkedHashSet<>();
		Set<CorpusProvider> publishers = new LinkedHashSet<>();
		Set<String> topics = new LinkedHashSet<>();
		for (int i = 0; i < corpus.documents().size(); i++) {
			CorpusArticle article = corpus.documents().get(i);
			List<CorpusArticle> related = corpus.related().get(i);
			document(i, article, related);
			article(article, true);
			publishers.add(article.provider());
			topics.addAll(article.topics());
			related.stream().map(CorpusArticle::address).filter(outside::contains).forEach(mentioned::add);
		}
		Set<CorpusProvider> providers = new LinkedHashSet<>(publishers);
		for (CorpusArticle article : corpus.outside()) {
			if (mentioned.contains(article.address())) {
				article(article, false);
				providers.add(article.provider());
			}
		}
		providers.forEach((provider) -> row(NodeKind.PROVIDER, provider.domain(), provider.name()));
		publishers.forEach((provider) -> {
			String image = CorpusWriter.logo(provider);
			row(NodeKind.IMAGE, image, 50, 50);
			row(EdgeKind.PROVIDER_IMAGE, provider.domain(), image, 0);
		});
		topics.forEach((topic) -> row(NodeKind.TOPIC, Prose.slug(topic), topic));
	}

	private void document(int number, CorpusArticle article, List<CorpusArticle> related) {
		String path = CorpusWriter.path(number);
		String key = FOLDER + "/" + path;
		row(NodeKind.DOCUMENT, key, FOLDER, path, sha256(this.writer.document(article, related)),
				"2026-01-01T00:00:00Z", "bulk");
		row(EdgeKind.DESCRIBES, key, article.address());
		for (int i = 0; i < related.size(); i++) {
			row(EdgeKind.MENTIONS, key, related.get(i).address());
			row(EdgeKind.RELATED_TO, article.address(), related.get(i).address(), i);
		}
	}

	private void article(CorpusArticle article, boolean document) {
		String key = article.address();
		row(NodeKind.ARTICLE, key, document, article.title(), article.video() ? null : key, article.video() ? key : null,
				article.video() ? null : key + "/amp", article.published(), document ? "news" : null,
				article.video() ? "video" : "article", document ? "en-us" : null, article.excerpt(),
				document ? article.secured() : null, article.quality(), document ? article.heat() : null, document ? true : null,
				article.provider().domain());
		row(EdgeKind.PUBLISHED_BY, key, article.provider().domain());
		for (int i = 0; document && i < article.topics().size(); i++) {
			String slug = Prose.slug(article.topics().get(i));
			row(EdgeKind.ABOUT, key, slug, i, slug, article.heat(), article.published());
		}
		for (int i = 0; i < (document ? article.images() : 1); i++) {
			String image = CorpusWriter.picture(article, i);
			row(NodeKind.IMAGE, image, 1200, 628);
			row(EdgeKind.ARTICLE_IMAGE, key, image, i, article.title(), true);
		}
	}

	private void row(NodeKind kind, @Nullable Object... values) {
		Objects.requireNonNull(this.nodes.get(kind)).row(values);
	}

	private void row(EdgeKind kind, @Nullable Object... values) {
		Objects.requireNonNull(this.edges.get(kind)).row(values);
	}

	private void node(NodeKind kind, String... properties) throws IOException {
		this.nodes.put(kind, create(kind.label(), List.of("%s:ID(%s)".formatted(kind.key(), kind.label())), properties));
	}

	private void edge(EdgeKind kind, String... properties) throws IOException {
		this.edges.put(kind,
				create(kind.from().label() + "-" + kind.type() + "-" + kind.to().label(),
						List.of(":START_ID(%s)".formatted(kind.from().label()),
								":END_ID(%s)".formatted(kind.to().label())),
						properties));
	}

	private CsvFile create(String name, List<String> keys, String... properties) throws IOException {
		List<String> columns = new ArrayList<>(keys);
		columns.addAll(List.of(properties));
		return CsvFile.create(this.folder.resolve(name + ".csv"), columns);
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
