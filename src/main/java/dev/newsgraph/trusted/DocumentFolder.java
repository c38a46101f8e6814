package dev.newsgraph.trusted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;

/**
 * Reads the documents of a folder: each {@code .graphql} file with an operation is a
 * document, each with only fragments is shared by the others, and each {@code .json} file
 * is a manifest.
 */
final class DocumentFolder {

	/** The end of the names of documents. */
	static final String DOCUMENT = ".graphql";

	/** The end of the names of manifests. */
	static final String MANIFEST = ".json";

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~/-]+");

	private final FolderFiles files;

	private final List<DocumentProblem> problems;

	private final Map<String, Parsed> parsed = new LinkedHashMap<>();

	private final SharedFragments fragments = new SharedFragments();

	private final List<TrustedDocument> documents = new ArrayList<>();

	private long characters;

	private DocumentFolder(FolderFiles files) {
		this.files = files;
		this.problems = files.problems();
	}

	/** Reads the files of a folder. */
	static FolderContent read(FolderFiles files) {
		DocumentFolder folder = new DocumentFolder(files);
		// Otherwise there may be too many files.
		if (files.problems().isEmpty()) {
			folder.read();
		}
		return FolderContent.of(folder.documents, folder.problems);
	}

	private void read() {
		for (String path : this.files.paths()) {
			String text = this.files.read(path);
			if (text != null && path.endsWith(MANIFEST)) {
				this.documents.addAll(ManifestReader.read(path, text, this.problems));
			}
			else if (text != null) {
				parse(path, text);
			}
		}
		this.parsed.forEach(this::addDocument);
	}

	private void parse(String path, String text) {
		Document document;
		try {
			document = new Parser().parseDocument(ParserEnvironment.newParserEnvironment()
				.document(text)
				.parserOptions(ParserOptions.getDefaultOperationParserOptions())
				.build());
		}
		catch (InvalidSyntaxException ex) {
			problem(path, (ex.getLocation() != null) ? ex.getLocation().getLine() : 0,
					"The file is not a GraphQL document: " + ex.getMessage());
			return;
		}
		boolean hasOperation = !document.getDefinitionsOfType(OperationDefinition.class).isEmpty();
		boolean hasFragment = !document.getDefinitionsOfType(FragmentDefinition.class).isEmpty();
		if (hasOperation) {
			this.parsed.put(path, new Parsed(text, document));
		}
		else if (hasFragment) {
			DocumentProblem problem = this.fragments.add(path, text, document);
			if (problem != null) {
				this.problems.add(problem);
			}
		}
		else {
			problem(path, 0, "The file does not contain an operation; write one, or remove the file.");
		}
	}

	private void addDocument(String path, Parsed file) {
		String id = path.substring(0, path.length() - DOCUMENT.length());
		if (!NAME.matcher(id).matches() || DocumentHash.isHash(id)) {
			problem(path, 0,
					"The name of the file cannot be an id; use letters, digits, `-`, `.`, `_` and `~`, and not 64 hexadecimal digits.");
			return;
		}
		DocumentComments comments = DocumentComments.of(file.text, (line, message) -> problem(path, line, message));
		DocumentText text = this.fragments.complete(path, file.text, file.document);
		long before = this.characters;
		this.characters += text.text().length();
		if (this.characters <= this.files.maxTotalSize()) {
			this.documents.add(TrustedDocument.of(text, id, comments));
		}
		else if (before <= this.files.maxTotalSize()) {
			problem(path, 0, String.format(Locale.ROOT,
					"With this document and its shared fragments, the documents are larger than %,d bytes; share fewer fragments, or raise newsgraph.documents.max-total-size.",
					this.files.maxTotalSize()));
		}
	}

	private void problem(String path, int line, String message) {
		this.problems.add(new DocumentProblem(path, line, message));
	}

	private record Parsed(String text, Document document) {
	}

}
