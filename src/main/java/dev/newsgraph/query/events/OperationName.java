package dev.newsgraph.query.events;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The name and the type of an operation.
 *
 * @param documentId the id of the document if it is trusted, or {@code null}
 * @param name the name of the operation in its document, or an empty text
 * @param type the type of the operation
 */
public record OperationName(@Nullable String documentId, String name, Type type) {

	/** The name of an operation that is not known. */
	public static final OperationName UNKNOWN = new OperationName(null, "", Type.UNKNOWN);

	/**
	 * Returns the name of an operation. The document need not be valid.
	 * @param document the text of the document
	 * @param operationName the name that the client has sent, or {@code null}
	 * @param documentId the id of the document if it is trusted, or {@code null}
	 */
	public static OperationName of(String document, @Nullable String operationName, @Nullable String documentId) {
		List<String> words = KnownDocument.of(document).words().words();
		boolean any = operationName == null || operationName.isEmpty();
		int begin = 0;
		for (int i = 0; i < words.size(); i++) {
			if (!words.get(i).equals(TopLevelWords.SELECTION)) {
				continue;
			}
			Type type = (begin == i) ? Type.QUERY : Type.of(words.get(begin));
			String name = (i - begin > 1) ? words.get(begin + 1) : "";
			if (type != Type.UNKNOWN && (any || name.equals(operationName))) {
				return new OperationName(documentId, name, type);
			}
			begin = i + 1;
		}
		return new OperationName(documentId, "", Type.UNKNOWN);
	}

	/** Returns the name of the same operation, whose rows are exported. */
	OperationName exported() {
		return new OperationName(this.documentId, this.name, Type.EXPORT);
	}

	/** The type of an operation. */
	public enum Type {

		/** A query. */
		QUERY,
		/** A mutation. */
		MUTATION,
		/** A subscription. */
		SUBSCRIPTION,
		/** A query whose rows are exported, which takes as long as its client reads. */
		EXPORT,
		/** The request was refused before the type was known. */
		UNKNOWN;

		private final String text = name().toLowerCase(Locale.ROOT);

		private static Type of(String word) {
			return switch (word) {
				case "query" -> QUERY;
				case "mutation" -> MUTATION;
				case "subscription" -> SUBSCRIPTION;
				default -> UNKNOWN;
			};
		}

		/** Returns the type as it is written in a document, or another word. */
		public String text() {
			return this.text;
		}

	}

}
