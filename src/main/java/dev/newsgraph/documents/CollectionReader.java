package dev.newsgraph.documents;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads front matter with {@code items} and without an address into a
 * {@link CollectionDocument}.
 */
final class CollectionReader {

	/** Limits the work of connecting the items of a collection. */
	static final int MAX_ITEMS = 1000;

	private final FrontMatter frontMatter;

	private final Fields fields;

	CollectionReader(FrontMatter frontMatter, Fields fields) {
		this.frontMatter = frontMatter;
		this.fields = fields;
	}

	/**
	 * Returns whether the front matter describes a collection. With an address, it
	 * describes an article.
	 */
	static boolean isCollection(YamlValue.Mapping mapping) {
		return has(mapping, "items") && !has(mapping, "webUrl") && !has(mapping, "originalUrl");
	}

	private static boolean has(YamlValue.Mapping mapping, String key) {
		YamlValue.Entry entry = mapping.entries().get(key);
		return entry != null && !(entry.value() instanceof YamlValue.Scalar scalar && scalar.isAbsent());
	}

	/** Returns the document, or {@code null} if it is rejected. */
	@Nullable CollectionDocument read() {
		Extra extra = new Extra();
		String title = title();
		String excerpt = this.fields.text("excerpt");
		Long heat = this.fields.integer("heat");
		ProviderValues provider = provider(extra);
		List<String> topics = new NamesReader(this.fields).readTopics("topics");
		List<ImageValues> images = new ImagesReader(this.fields, extra).read();
		List<String> items = items();
		this.fields.text("webUrl");
		this.fields.text("originalUrl");
		extra.keepUnread(this.fields);
		if (this.frontMatter.body() != null) {
			extra.keepText("body", this.frontMatter.body());
		}
		return (title != null) ? new CollectionDocument(this.frontMatter.path(), this.frontMatter.sha256(), title,
				excerpt, heat, provider, topics, images, items, extra.json()) : null;
	}

	private @Nullable String title() {
		String title = this.fields.indexedText("title");
		if (this.fields.isAbsent("title") || (title != null && title.isBlank())) {
			this.fields.findings()
				.add(ProblemCode.MISSING_TITLE, this.fields.position("title"), "the `title` is missing or blank.",
						"Add the title of the collection as `title`.");
		}
		return title;
	}

	private @Nullable ProviderValues provider(Extra extra) {
		ProviderValues provider = new ProviderReader(this.fields, extra).read(null);
		if (provider == null && !this.fields.isAbsent("provider") && !this.fields.findings().rejected()) {
			this.fields.findings()
				.add(ProblemCode.MISSING_DOMAIN, this.fields.position("provider"),
						"the provider has no `domain`, so it is left out.",
						"Add the domain of the provider, for example `domain: example.com`.");
		}
		return provider;
	}

	private List<String> items() {
		Set<String> paths = new LinkedHashSet<>();
		int number = 0;
		for (YamlValue item : this.fields.items("items")) {
			number++;
			Findings findings = this.fields.findings().forItem("items", number, ProblemCode.INVALID_ITEM);
			String path = path(item, findings);
			if (path == null) {
				continue;
			}
			if (isOwn(path)) {
				findings.add(ProblemCode.LISTS_ITSELF, item.position(), "the collection lists its own document.",
						"Delete this item.");
			}
			else if (paths.size() >= MAX_ITEMS && !paths.contains(path)) {
				findings.add(ProblemCode.INVALID_ITEM, item.position(),
						"the limit of %,d items is exceeded, so this item and all after it are left out."
							.formatted(MAX_ITEMS),
						"Divide the items among several collections.");
				break;
			}
			else if (!paths.add(path)) {
				findings.add(ProblemCode.REPEATED_ITEM, item.position(),
						"the path %s is already listed; only the first item is used.".formatted(Findings.quote(path)),
						"Delete the repeated item.");
			}
		}
		return List.copyOf(paths);
	}

	private @Nullable String path(YamlValue item, Findings findings) {
		if (!(item instanceof YamlValue.Scalar scalar) || scalar.isAbsent() || scalar.text().isBlank()) {
			return leaveOut(item, findings, "%s is not a path".formatted(Fields.kind(item)),
					"Write the path of a document as text, for example `articles/first.md`.");
		}
		String written = scalar.text().strip();
		if (written.contains("://")) {
			return leaveOut(item, findings, "%s is an address, not a path".formatted(Findings.quote(written)),
					"Write the path of the article's document in this seed folder.");
		}
		if (written.getBytes(StandardCharsets.UTF_8).length > this.fields.limits().indexedBytes()) {
			return leaveOut(item, findings,
					"the path exceeds the limit of %,d bytes".formatted(this.fields.limits().indexedBytes()),
					"Use a shorter path.");
		}
		String slashes = written.replace('\\', '/');
		if (!slashes.equals(written)) {
			findings.add(ProblemCode.PATH_ASSUMED, item.position(),
					"%s is read as %s.".formatted(Findings.quote(written), Findings.quote(slashes)),
					"Separate the parts of a path by `/`.");
		}
		if (List.of("", ".", "..").contains(slashes.substring(slashes.lastIndexOf('/') + 1))) {
			return leaveOut(item, findings, "%s is a folder, not a document".formatted(Findings.quote(written)),
					"Write the path of a document, for example `articles/first.md`.");
		}
		String path = ItemPath.normalize(slashes, this.frontMatter.path());
		if (path == null) {
			return leaveOut(item, findings, "%s leads outside the seed folder".formatted(Findings.quote(written)),
					"Name a document of the same seed folder.");
		}
		return path;
	}

	private static @Nullable String leaveOut(YamlValue item, Findings findings, String what, String hint) {
		findings.add(ProblemCode.INVALID_ITEM, item.position(), what + ", so it is left out.", hint);
		return null;
	}

	private boolean isOwn(String path) {
		String own = this.frontMatter.path();
		String named = (path.startsWith("/")) ? path.substring(1) : ItemPath.folders(own).getFirst() + path;
		return ItemPath.isNamed(own, named);
	}

}
