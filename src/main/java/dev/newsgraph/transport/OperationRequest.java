package dev.newsgraph.transport;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.graphql.GraphQlRequest;

/**
 * The parameters of a request that contains an operation, whether they came in the URL of
 * a {@code GET} or in the body of a {@code POST}. An empty text counts as absent, except
 * for {@code query}.
 *
 * @param query the document, or {@code null} if only its ID was sent
 * @param documentId the ID of a document that the gateway knows, or {@code null}
 * @param operationName the name of the operation in the document, or {@code null}
 * @param variables the values of variables by name
 * @param extensions entries for extensions of the protocol
 * @param safe whether the method is {@code GET} or {@code HEAD}, so that only a query is
 * executed
 */
public record OperationRequest(@Nullable String query, @Nullable String documentId, @Nullable String operationName,
		Map<String, @Nullable Object> variables, Map<String, Object> extensions,
		boolean safe) implements GraphQlRequest {

	/** Returns the same request with another document. */
	public OperationRequest withQuery(String document) {
		return new OperationRequest(document, this.documentId, this.operationName, this.variables, this.extensions,
				this.safe);
	}

	/** Returns the same request with another entry in the extensions. */
	OperationRequest withExtension(String name, Object value) {
		Map<String, Object> more = new LinkedHashMap<>(this.extensions);
		more.put(name, value);
		return new OperationRequest(this.query, this.documentId, this.operationName, this.variables, more, this.safe);
	}

	/**
	 * Returns the document.
	 * @throws IllegalStateException if there is none
	 */
	@Override
	public String getDocument() {
		if (this.query == null) {
			throw new IllegalStateException("The request has no document");
		}
		return this.query;
	}

	@Override
	public @Nullable String getOperationName() {
		return this.operationName;
	}

	@Override
	public Map<String, @Nullable Object> getVariables() {
		return this.variables;
	}

	@Override
	public Map<String, Object> getExtensions() {
		return this.extensions;
	}

	@Override
	public Map<String, Object> toMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("query", getDocument());
		if (this.operationName != null) {
			map.put("operationName", this.operationName);
		}
		map.put("variables", this.variables);
		map.put("extensions", this.extensions);
		return map;
	}

}
