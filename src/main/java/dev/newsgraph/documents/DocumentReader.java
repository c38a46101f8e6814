package dev.newsgraph.documents;

/**
 * From a source file to its document, or to the problems that kept it from being one.
 *
 * <p>
 * Any bytes are answered; nothing is thrown. Safe for use by many threads.
 */
public final class DocumentReader {

	private final DocumentLimits limits;

	public DocumentReader() {
		this(DocumentLimits.DEFAULTS);
	}

	public DocumentReader(DocumentLimits limits) {
		this.limits = limits;
	}

	public ParseResult read(SourceFile file) {
		Findings findings = new Findings(file.path());
		FrontMatter frontMatter = new FrontMatterReader(this.limits).read(file, findings);
		if (frontMatter == null) {
			return findings.reading(null);
		}
		YamlValue.Mapping mapping = new YamlTreeReader(frontMatter, this.limits, findings).read();
		if (mapping == null) {
			return findings.reading(null);
		}
		Fields fields = new Fields(mapping, this.limits, findings);
		Document document = (TopicReader.isTopic(mapping)) ? new TopicReader(frontMatter, fields).read()
				: new ArticleReader(frontMatter, fields).read();
		return findings.reading(document);
	}

}
