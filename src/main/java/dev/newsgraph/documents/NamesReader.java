package dev.newsgraph.documents;

import dev.newsgraph.identity.TopicSlug;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * From a list of names (topics, keywords, hashtags) to texts; a bad name is left out
 * alone.
 */
final class NamesReader {

	private final Fields fields;

	NamesReader(Fields fields) {
		this.fields = fields;
	}

	/** The names in order, as written. */
	List<String> read(String key) {
		List<String> names = new ArrayList<>();
		for (YamlValue item : this.fields.items(key)) {
			if (isName(key, item)) {
				names.add(((YamlValue.Scalar) item).text());
			}
		}
		return names;
	}

	/** The names in order, the first of those with one slug. */
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
							"the topic %s stands here again.".formatted(Findings.quote(name)), "Keep one of the two.");
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
		// A short name of signs alone can have a long slug.
		if (bytes(scalar.text()) > limit || bytes(TopicSlug.of(scalar.text())) > limit) {
			report(key, item, "over the limit of %,d bytes".formatted(limit));
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
					"an item of `%s` is %s; it is left out.".formatted(key, what),
					"Write a name, or delete the item; a name with a colon goes in quotes.");
	}

}
