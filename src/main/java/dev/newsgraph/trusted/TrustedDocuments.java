package dev.newsgraph.trusted;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.query.events.DocumentIds;

/**
 * The trusted documents of the gateway. When a file of the folder is wrong, the documents
 * that were loaded before stay in use.
 */
public final class TrustedDocuments implements DocumentIds {

	private static final Logger LOGGER = LoggerFactory.getLogger(TrustedDocuments.class);

	/** Problems that a message names. */
	private static final int NAMED_PROBLEMS = 5;

	private final DocumentProperties properties;

	private final DocumentValidation validation;

	private volatile DocumentSet documents = DocumentSet.EMPTY;

	/** The files when the documents were read, also if they could not be used. */
	private String read = "";

	/** The files at the last look. */
	private String seen = "";

	TrustedDocuments(DocumentProperties properties, DocumentValidation validation) {
		this.properties = properties;
		this.validation = validation;
	}

	/** Returns the document that an id names, or null. */
	public @Nullable TrustedDocument byId(String id) {
		return this.documents.byId(id);
	}

	/** Returns the document with a text, or null. */
	public @Nullable TrustedDocument byText(String text) {
		return this.documents.byText(text);
	}

	/** Returns the id that names the document in metrics, traces and the log, or null. */
	@Override
	public @Nullable String idOf(String text) {
		TrustedDocument document = byText(text);
		return (document != null) ? document.id() : null;
	}

	/**
	 * Returns how long a response to a document may be used again. It is null if the
	 * document is not trusted, or does not say so.
	 */
	public @Nullable Duration maxAge(String text) {
		TrustedDocument document = byText(text);
		return (document != null) ? document.maxAge() : null;
	}

	/** Returns the number of documents. */
	int size() {
		return this.documents.size();
	}

	/**
	 * Reads the folder for the first time.
	 * @throws DocumentFolderException if there is no folder although only its documents
	 * may be executed, or if a file is wrong
	 */
	synchronized void load() {
		Path folder = this.properties.folder();
		if (folder == null) {
			if (this.properties.mode() == DocumentMode.ONLY) {
				throw new DocumentFolderException(
						"newsgraph.documents.mode is \"only\", but newsgraph.documents.folder is not set; set it to the folder with the trusted documents.");
			}
			return;
		}
		FolderFiles files = FolderFiles.list(folder, this.properties);
		this.seen = files.fingerprint();
		FolderContent content = read(files);
		this.read = this.seen;
		if (!content.isUsable()) {
			throw new DocumentFolderException(
					"The trusted documents in %s cannot be used. %s".formatted(folder, summary(content.problems())));
		}
		use(content);
		LOGGER.info("Trusted documents in {}: {} were loaded.", folder, size());
	}

	/**
	 * Looks at the folder. A change is loaded when the folder was the same at two looks,
	 * so that files that are being written are not read.
	 */
	synchronized void refresh() {
		Path folder = this.properties.folder();
		if (folder == null) {
			return;
		}
		FolderFiles files = FolderFiles.list(folder, this.properties);
		String now = files.fingerprint();
		boolean same = now.equals(this.seen);
		this.seen = now;
		if (!same || now.equals(this.read)) {
			return;
		}
		FolderContent content = read(files);
		this.read = now;
		if (content.isUsable()) {
			use(content);
			LOGGER.info("Trusted documents in {}: {} were loaded.", folder, size());
		}
		else {
			LOGGER.warn("Trusted documents in {}: the change was not loaded, and those from before stay in use. {}",
					folder, summary(content.problems()));
		}
	}

	private FolderContent read(FolderFiles files) {
		FolderContent content = DocumentFolder.read(files);
		List<DocumentProblem> problems = new ArrayList<>();
		for (TrustedDocument document : content.documents()) {
			if (byText(document.text()) == null) {
				problems.addAll(this.validation.problems(document));
			}
		}
		return content.withProblems(problems);
	}

	private void use(FolderContent content) {
		this.documents = new DocumentSet(content.documents());
	}

	private static String summary(List<DocumentProblem> problems) {
		String named = problems.stream()
			.limit(NAMED_PROBLEMS)
			.map(DocumentProblem::toString)
			.collect(Collectors.joining(" "));
		int more = problems.size() - NAMED_PROBLEMS;
		return (more > 0) ? named + " And %d more; `newsgraph documents check` lists all.".formatted(more) : named;
	}

}
