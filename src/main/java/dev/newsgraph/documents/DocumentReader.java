package dev.newsgraph.documents;

import org.jspecify.annotations.Nullable;

/**
 * Reads a source file into a {@link Document} or into the problems that it has.
 *
 * <p>
 * Any bytes give a result; no exception is thrown for the content of a file. Instances
 * are safe for use by multiple threads.
 */
public final class DocumentReader {

	/**
	 * Is incremented when the same file is read as another document than before, for
	 * example because the rules for addresses changed.
	 */
	public static final int VERSION = 3;

	private final DocumentLimits limits;

	/** Creates a reader with the {@link DocumentLimits#DEFAULTS default limits}. */
	public DocumentReader() {
		this(DocumentLimits.DEFAULTS);
	}

	/**
	 * Creates a reader with other limits.
	 * @param limits the limits on the size of a document
	 */
	public DocumentReader(DocumentLimits limits) {
		this.limits = limits;
	}

	/**
	 * Returns the version of the mapping from files to documents. The graph keeps it with
	 * each document. A document of another version is read again, although its file has
	 * not changed.
	 */
	public String mapping() {
		String baseUrl = this.limits.baseUrl();
		return VERSION + "-" + this.limits.trackingParameters().fingerprint()
				+ ((baseUrl != null) ? " " + baseUrl : "");
	}

	/**
	 * Reads a file.
	 * @param file the path and the bytes of the file
	 * @return the document, the problems and the unknown keys
	 */
	public ParseResult read(SourceFile file) {
		Findings findings = new Findings(file.path());
		FrontMatter frontMatter = new FrontMatterReader(this.limits).read(file, findings);
		if (frontMatter == null) {
			return findings.toResult(null);
		}
		YamlValue.Mapping mapping = new YamlTreeReader(frontMatter, this.limits, findings).read();
		if (mapping == null) {
			return findings.toResult(null);
		}
		Fields fields = new Fields(mapping, this.limits, findings);
		return findings.toResult(document(frontMatter, mapping, fields));
	}

	private static @Nullable Document document(FrontMatter frontMatter, YamlValue.Mapping mapping, Fields fields) {
		if (TopicReader.isTopic(mapping)) {
			return new TopicReader(frontMatter, fields).read();
		}
		return (CollectionReader.isCollection(mapping)) ? new CollectionReader(frontMatter, fields).read()
				: new ArticleReader(frontMatter, fields).read();
	}

}
