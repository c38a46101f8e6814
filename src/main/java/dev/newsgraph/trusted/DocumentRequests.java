package dev.newsgraph.trusted;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds the document of a request: the text that it contains, or the one that it names by
 * {@code documentId} (GraphQL over HTTP, appendix on persisted documents) or by
 * {@code extensions.persistedQuery} (Apollo). Every way by which requests come uses it.
 */
public final class DocumentRequests {

	private static final String EXTENSION = "persistedQuery";

	private final TrustedDocuments trusted;

	private final AutomaticDocuments automatic;

	private final DocumentMode mode;

	DocumentRequests(TrustedDocuments trusted, AutomaticDocuments automatic, DocumentMode mode) {
		this.trusted = trusted;
		this.automatic = automatic;
		this.mode = mode;
	}

	/**
	 * Returns the text of the document, or null if the request neither contains nor names
	 * one.
	 * @param query the parameter {@code query}, or null
	 * @param documentId the parameter {@code documentId}, or null
	 * @param extensions the parameter {@code extensions}
	 * @throws DocumentRefusedException if the document is unknown, has another id, or may
	 * not be executed
	 */
	public @Nullable String text(@Nullable String query, @Nullable String documentId,
			Map<String, ? extends @Nullable Object> extensions) {
		String text = query;
		if (documentId != null) {
			text = named(documentId, query);
		}
		String hash = hash(extensions);
		if (hash != null) {
			text = registered(hash, text);
		}
		if (text != null && !isAllowed(text)) {
			throw DocumentRefusedException.notTrusted();
		}
		return text;
	}

	/** Returns whether a document may be executed. */
	boolean isAllowed(String text) {
		return this.mode == DocumentMode.ANY || this.trusted.byText(text) != null;
	}

	/** Registers a document that has been executed, if the request gives its hash. */
	public void register(String text, Map<String, ? extends @Nullable Object> extensions) {
		if (this.automatic.isEnabled() && extensions.containsKey(EXTENSION)) {
			String given = hash(extensions);
			String hash = (given != null) ? given.toLowerCase(Locale.ROOT) : "";
			if (this.automatic.text(hash) == null && hash.equals(DocumentHash.of(text))) {
				this.automatic.register(hash, text);
			}
		}
	}

	private String named(String id, @Nullable String query) {
		TrustedDocument document = this.trusted.byId(id);
		if (document != null) {
			if (query != null && this.trusted.byText(query) != document) {
				throw DocumentRefusedException.otherText();
			}
			return document.text();
		}
		String hash = id.startsWith(DocumentHash.PREFIX) ? id.substring(DocumentHash.PREFIX.length()) : null;
		if (hash != null && query != null) {
			return checked(hash, query);
		}
		String text = (hash != null) ? this.automatic.text(hash) : null;
		if (text == null) {
			throw DocumentRefusedException.unknown(id);
		}
		return text;
	}

	private String registered(String hash, @Nullable String query) {
		TrustedDocument document = this.trusted.byId(hash);
		if (document != null && (query == null || this.trusted.byText(query) == document)) {
			return document.text();
		}
		if (query != null) {
			return checked(hash, query);
		}
		if (!this.automatic.isEnabled()) {
			throw DocumentRefusedException.notSupported();
		}
		String text = this.automatic.text(hash.toLowerCase(Locale.ROOT));
		if (text == null) {
			throw DocumentRefusedException.notRegistered();
		}
		return text;
	}

	private static String checked(String hash, String query) {
		if (!hash.equalsIgnoreCase(DocumentHash.of(query))) {
			throw DocumentRefusedException.otherText();
		}
		return query;
	}

	private static @Nullable String hash(Map<String, ? extends @Nullable Object> extensions) {
		Object extension = extensions.get(EXTENSION);
		if (extension == null) {
			return null;
		}
		if (!(extension instanceof Map<?, ?> persisted) || !(persisted.get("sha256Hash") instanceof String hash)
				|| !(persisted.get("version") instanceof Number version) || version.doubleValue() != 1) {
			throw DocumentRefusedException.malformed(
					"`extensions.persistedQuery` must be `{\"version\": 1, \"sha256Hash\": \"…\"}`; other versions are not supported.");
		}
		return hash;
	}

}
