package dev.newsgraph.documents;

import dev.newsgraph.identity.TopicSlug;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a list of names, such as topics, keywords or hashtags. An invalid name is left
 * out; the rest of the document is kept.
 */
final class NamesReader {

	private final Fields fields;

	NamesReader(Fields fields) {
		this.fields = fields;
	}

	/** Returns the names in order, as written. */
	List<String> read(String key) {
		List<String> names = new ArrayList<>();
		for (YamlValue item : this.fields.items(key)) {
			if (isName(key, item)) {
				names.add(((YamlValue.Scalar) item).text());
			}
		}
		return names;
	}

	/**
	 * Returns the names in order, as written. If several names have the same slug, the
	 * first one is used.
	 */
	List<String> readTopics(String key) {
		List<String> names = new ArrayList<>();
		Set<String> slugs = new HashSet<>();
		for (YamlValue item : this.fields.items(key)) {
			if (!isName(key, item)) {
				continue;
			}
			String name = ((YamlValue.Scalar) item).text();
			String slug = TopicSlug.of(name);
			if (slugs.add(slug)) {
				names.add(name);
			}
			else {
				this.fields.findings()
					.add(ProblemCode.REPEATED_TOPIC, item.position(),
							"the topic %s is already listed; only the first one is used."
								.formatted(Findings.quote(name)),
							"Delete the repeated topic.");
			}
		}
		return names;
	}

	private boolean isName(String key, YamlValue item) {
		int limit = this.fields.limits().indexedBytes();
		if (!(item instanceof YamlValue.Scalar scalar) || scalar.isAbsent() || scalar.text().isBlank()) {
			report(key, item, "%s, not a name".formatted(Fields.kind(item)));
			return false;
		}
		// A short name that consists of symbols can have a long slug.
		if (bytes(scalar.text()) > limit || bytes(TopicSlug.of(scalar.text())) > limit) {
			report(key, item, "longer than the limit of %,d bytes".formatted(limit));
			return false;
		}
		return true;
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	private void report(String key, YamlValue item, String what) {
		this.fields.findings()
			.add(ProblemCode.INVALID_LIST_ITEM, item.position(),
					"an item of `%s` is %s, so it is left out.".formatted(key, what),
					"Write a name or delete the item. Put a name that contains a colon, or that is `~` or `null`, in"
							+ " quotes.");
	}

}
