package dev.newsgraph.trusted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import dev.newsgraph.query.OperationPreviews;
import dev.newsgraph.query.TestSchema;

/** Folders with trusted documents for tests. */
final class TestDocuments {

	static final String LATEST = "query Latest { articles(first: 3) { edges { node { title } } } }";

	static final String COUNT = "{ articles { totalCount } }";

	private static final OperationPreviews PREVIEWS = TestSchema.previews();

	private TestDocuments() {
	}

	/** The defaults for a folder, with other values of some properties. */
	static DocumentProperties properties(Path folder, Map<String, String> others) {
		Map<String, String> values = new HashMap<>();
		values.put("newsgraph.documents.folder", folder.toString());
		others.forEach((name, value) -> values.put("newsgraph.documents." + name, value));
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("newsgraph.documents",
				DocumentProperties.class);
	}

	static TrustedDocuments documents(Path folder) {
		return documents(folder, Map.of());
	}

	static TrustedDocuments documents(Path folder, Map<String, String> others) {
		return new TrustedDocuments(properties(folder, others), new DocumentValidation(() -> PREVIEWS));
	}

	/** What a folder contains, without a validation against the schema. */
	static FolderContent content(Path folder, Map<String, String> others) {
		return DocumentFolder.read(FolderFiles.list(folder, properties(folder, others)));
	}

	static void write(Path folder, String file, String text) throws IOException {
		Path path = folder.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

}
