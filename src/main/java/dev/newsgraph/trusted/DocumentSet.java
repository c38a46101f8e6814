package dev.newsgraph.trusted;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The trusted documents that are in use, by their ids and texts. It does not change. */
final class DocumentSet {

	/** The set without documents. */
	static final DocumentSet EMPTY = new DocumentSet(List.of());

	private final Map<String, TrustedDocument> byId = new HashMap<>();

	private final Map<String, TrustedDocument> byText = new HashMap<>();

	private final int size;

	DocumentSet(Collection<TrustedDocument> documents) {
		for (TrustedDocument document : documents) {
			// Editors end a file with a line break, and clients send the text without it.
			String shorter = document.text().stripTrailing();
			this.byText.putIfAbsent(shorter, document);
			putHash(DocumentHash.of(shorter), document);
		}
		for (TrustedDocument document : documents) {
			this.byText.put(document.text(), document);
			putHash(document.hash(), document);
			document.ids().forEach((id) -> this.byId.put(id, document));
		}
		this.size = documents.size();
	}

	private void putHash(String hash, TrustedDocument document) {
		this.byId.put(hash, document);
		this.byId.put(DocumentHash.PREFIX + hash, document);
	}

	/** Returns the document that an id names, or null. */
	@Nullable TrustedDocument byId(String id) {
		return this.byId.get(id);
	}

	/**
	 * Returns the document with a text, or null. White space at the end of the text makes
	 * no difference.
	 */
	@Nullable TrustedDocument byText(String text) {
		TrustedDocument document = this.byText.get(text);
		return (document != null) ? document : this.byText.get(text.stripTrailing());
	}

	/** Returns the number of documents. */
	int size() {
		return this.size;
	}

}
