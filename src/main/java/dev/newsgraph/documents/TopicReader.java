package dev.newsgraph.documents;

import dev.newsgraph.identity.TopicSlug;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Reads front matter with {@code taxonomy: topic} into a {@link TopicDocument}. */
final class TopicReader {

	private final FrontMatter frontMatter;

	private final Fields fields;

	TopicReader(FrontMatter frontMatter, Fields fields) {
		this.frontMatter = frontMatter;
		this.fields = fields;
	}

	/** Returns whether the front matter describes a topic. */
	static boolean isTopic(YamlValue.Mapping mapping) {
		YamlValue.Entry taxonomy = mapping.entries().get("taxonomy");
		return taxonomy != null && taxonomy.value() instanceof YamlValue.Scalar scalar && scalar.text().equals("topic");
	}

	/** Returns the document, or {@code null} if it is rejected. */
	@Nullable TopicDocument read() {
		Extra extra = new Extra();
		this.fields.text("taxonomy");
		String name = this.fields.indexedText("name");
		if (this.fields.isAbsent("name") || (name != null && name.isBlank())) {
			this.fields.findings()
				.add(ProblemCode.MISSING_NAME, this.fields.position("name"), "the topic has no `name`.",
						"Add the name of the topic as `name`.");
		}
		String slug = (name != null) ? TopicSlug.of(name) : "";
		String id = this.fields.text("_id");
		if (name != null && id != null && !id.equals(slug)) {
			extra.keepText("_id", id);
			this.fields.findings()
				.add(ProblemCode.ID_DIFFERS, this.fields.position("_id"),
						"`_id` is %s, but the topic's key is %s, which is derived from its name."
							.formatted(Findings.quote(id), Findings.quote(slug)),
						"Write `_id: %s` or delete `_id`.".formatted(slug));
		}
		String shortname = this.fields.indexedText("shortname");
		String parent = parent(slug);
		NamesReader names = new NamesReader(this.fields);
		List<String> keywords = names.read("keywords");
		List<String> hashtags = names.read("hashtags");
		extra.keepUnread(this.fields);
		if (this.frontMatter.body() != null) {
			extra.keepText("body", this.frontMatter.body());
		}
		return (name != null) ? new TopicDocument(this.frontMatter.path(), this.frontMatter.sha256(), slug, name,
				shortname, parent, keywords, hashtags, extra.json()) : null;
	}

	private @Nullable String parent(String slug) {
		String parent = this.fields.indexedText("parent");
		if (parent == null || !TopicSlug.of(parent).equals(slug)) {
			return parent;
		}
		this.fields.findings()
			.add(ProblemCode.OWN_PARENT, this.fields.position("parent"), "the topic is its own `parent`.",
					"Name another topic or delete `parent`.");
		return null;
	}

}
