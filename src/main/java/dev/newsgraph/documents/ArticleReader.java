package dev.newsgraph.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads front matter into an {@link ArticleDocument}. Use {@link TopicReader} for front
 * matter of a topic.
 */
final class ArticleReader {

	private final FrontMatter frontMatter;

	private final Fields fields;

	ArticleReader(FrontMatter frontMatter, Fields fields) {
		this.frontMatter = frontMatter;
		this.fields = fields;
	}

	/**
	 * Returns the document, or {@code null} if it is rejected. A rejection is reported to
	 * the findings.
	 */
	@Nullable ArticleDocument read() {
		List<YamlValue> related = this.fields.items("related");
		ArticleValues article = new ArticleValuesReader(this.fields).readOwn(this.frontMatter.body());
		List<ArticleValues> mentions = mentions(related, (article != null) ? article.address() : null);
		return (article != null)
				? new ArticleDocument(this.frontMatter.path(), this.frontMatter.sha256(), article, mentions) : null;
	}

	private List<ArticleValues> mentions(List<YamlValue> items, @Nullable String own) {
		List<ArticleValues> mentions = new ArrayList<>();
		Set<String> addresses = new HashSet<>();
		int number = 0;
		for (YamlValue item : items) {
			number++;
			Findings findings = this.fields.findings().forItem("related", number, ProblemCode.INVALID_RELATED_ITEM);
			ArticleValues mention = mention(item, findings);
			if (mention == null) {
				continue;
			}
			if (mention.address().equals(own)) {
				findings.add(ProblemCode.RELATED_TO_ITSELF, item.position(), "the article lists itself as related.",
						"Delete this item.");
			}
			else if (addresses.add(mention.address())) {
				mentions.add(mention);
			}
			else {
				findings.add(ProblemCode.REPEATED_RELATED_ITEM, item.position(),
						"the article %s is already listed; only the first item is used."
							.formatted(Findings.quote(mention.address())),
						"Delete the repeated item.");
			}
		}
		return mentions;
	}

	private @Nullable ArticleValues mention(YamlValue item, Findings findings) {
		if (item instanceof YamlValue.Mapping mapping) {
			return new ArticleValuesReader(new Fields(mapping, this.fields.limits(), findings)).readMention();
		}
		findings.add(ProblemCode.INVALID_RELATED_ITEM, item.position(),
				"%s is not an article, so it is left out.".formatted(Fields.kind(item)),
				"Write the article with at least the keys `title` and `webUrl`.");
		return null;
	}

}
