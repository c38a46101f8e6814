package dev.newsgraph.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** From front matter to the article it describes and those it mentions. */
final class ArticleReader {

	private final FrontMatter frontMatter;

	private final Fields fields;

	ArticleReader(FrontMatter frontMatter, Fields fields) {
		this.frontMatter = frontMatter;
		this.fields = fields;
	}

	/** The document, or null with a problem reported. */
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
			Findings findings = this.fields.findings().inItem("related", number, ProblemCode.INVALID_RELATED_ITEM);
			ArticleValues mention = mention(item, findings);
			if (mention == null) {
				continue;
			}
			if (mention.address().equals(own)) {
				findings.add(ProblemCode.RELATED_TO_ITSELF, item.position(), "the article lists itself.",
						"Delete the item.");
			}
			else if (addresses.add(mention.address())) {
				mentions.add(mention);
			}
			else {
				findings.add(ProblemCode.REPEATED_RELATED_ITEM, item.position(),
						"the article %s stands here again.".formatted(Findings.quote(mention.address())),
						"Keep one of the two.");
			}
		}
		return mentions;
	}

	private @Nullable ArticleValues mention(YamlValue item, Findings findings) {
		if (item instanceof YamlValue.Mapping mapping) {
			return new ArticleValuesReader(new Fields(mapping, this.fields.limits(), findings)).readMention();
		}
		findings.add(ProblemCode.INVALID_RELATED_ITEM, item.position(),
				"%s is no article; it is left out.".formatted(Fields.kind(item)),
				"Write at least `title` and `webUrl`.");
		return null;
	}

}
