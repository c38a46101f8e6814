package dev.newsgraph.trusted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the documents of a manifest: the JSON of Apollo
 * ({@code apollo-persisted-query-manifest}), or an object of texts by their ids, as
 * relay-compiler ({@code persistConfig}) and graphql-codegen write it.
 */
final class ManifestReader {

	private static final int MAX_OPERATIONS = 10_000;

	private static final String APOLLO = "apollo-persisted-query-manifest";

	private static final int MAX_DEPTH = 10;

	private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(MAX_DEPTH)
			.maxStringLength((int) DocumentProperties.LARGEST_FILE_BYTES)
			.build())
		.build());

	private final String file;

	private final List<DocumentProblem> problems;

	private final List<TrustedDocument> documents = new ArrayList<>();

	private ManifestReader(String file, List<DocumentProblem> problems) {
		this.file = file;
		this.problems = problems;
	}

	/**
	 * Reads a manifest.
	 * @param problems receives the problems of the file
	 */
	static List<TrustedDocument> read(String file, String text, List<DocumentProblem> problems) {
		ManifestReader reader = new ManifestReader(file, problems);
		try {
			reader.read(JSON.readTree(text));
		}
		catch (JacksonException ex) {
			int line = (ex.getLocation() != null) ? ex.getLocation().getLineNr() : 0;
			reader.problem(Math.max(0, line), "The file is not JSON; generate the manifest again.");
		}
		return reader.documents;
	}

	private void read(JsonNode manifest) {
		int operations = Math.max(manifest.size(), manifest.path("operations").size());
		if (operations > MAX_OPERATIONS) {
			problem(0, String.format(Locale.ROOT,
					"The manifest has %,d operations, and the maximum is %,d; leave out those that no client sends.",
					operations, MAX_OPERATIONS));
			return;
		}
		if (manifest.path("format").asString("").equals(APOLLO) && manifest.path("operations").isArray()) {
			int version = manifest.path("version").asInt(0);
			if (version != 1) {
				problem(0, "The manifest has the version %d; generate one of version 1.".formatted(version));
				return;
			}
			int index = 0;
			for (JsonNode operation : manifest.path("operations")) {
				add(operation.path("id"), operation.path("name").asString("operations[" + index + "]"),
						operation.path("body"));
				index++;
			}
		}
		else if (manifest.isObject() && !manifest.has("format")
				&& manifest.valueStream().allMatch(JsonNode::isString)) {
			for (Map.Entry<String, JsonNode> operation : manifest.properties()) {
				add(operation.getKey(), operation.getKey(), operation.getValue().asString());
			}
		}
		else {
			problem(0,
					("The file is not a manifest of operations; use the format `%s`, or an object of texts by their ids,"
							+ " or move the file to another folder.")
						.formatted(APOLLO));
		}
	}

	private void add(JsonNode id, String name, JsonNode body) {
		if (!id.isString() || !body.isString()) {
			problem(0, "The operation `%s` must have the texts `id` and `body`; generate the manifest again."
				.formatted(name));
			return;
		}
		add(id.asString(), name, body.asString());
	}

	private void add(String id, String name, String text) {
		String problem = problem(id, text);
		if (problem != null) {
			problem(0, "operation `%s`: %s".formatted(name, problem));
			return;
		}
		DocumentText source = new DocumentText(text, this.file, name, List.of());
		DocumentComments comments = DocumentComments.of(text,
				(line, message) -> this.problems.add(source.problem(line, message)));
		this.documents.add(TrustedDocument.of(source, id, comments));
	}

	private static @Nullable String problem(String id, String text) {
		if (id.isBlank()) {
			return "The id is empty; generate the manifest again.";
		}
		String hash = id.startsWith(DocumentHash.PREFIX) ? id.substring(DocumentHash.PREFIX.length()) : id;
		if (id.contains(":") && !id.startsWith("x-") && !id.startsWith(DocumentHash.PREFIX)) {
			return "The id `%s` has a prefix that is reserved; use `sha256:`, or a prefix that begins with `x-`."
				.formatted(id);
		}
		boolean isHash = DocumentHash.isHash(hash) || id.startsWith(DocumentHash.PREFIX);
		return (isHash && !hash.equals(DocumentHash.of(text)))
				? "The id `%s` is not the SHA-256 of the text; generate the manifest again.".formatted(id) : null;
	}

	private void problem(int line, String message) {
		this.problems.add(new DocumentProblem(this.file, line, message));
	}

}
