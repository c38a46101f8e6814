package dev.newsgraph.trusted;

import java.util.List;
import java.util.Map;

import graphql.ErrorType;
import graphql.execution.AbortExecutionException;
import graphql.language.SourceLocation;

/**
 * Thrown if the document of a request is not known or may not be executed. It becomes a
 * GraphQL error with its code.
 */
public final class DocumentRefusedException extends AbortExecutionException {

	private static final long serialVersionUID = 1L;

	private static final int OK = 200;

	private static final int BAD_REQUEST = 400;

	private static final int FORBIDDEN = 403;

	private static final int NOT_FOUND = 404;

	private static final int UNPROCESSABLE = 422;

	private static final int MAX_ID = 100;

	private final String code;

	private final int status;

	private final int graphQlStatus;

	private DocumentRefusedException(int status, int graphQlStatus, String code, String message) {
		super(message);
		this.code = code;
		this.status = status;
		this.graphQlStatus = graphQlStatus;
	}

	/** Returns the exception for an id that no document has. */
	static DocumentRefusedException unknown(String id) {
		String shortened = (id.length() > MAX_ID) ? id.substring(0, MAX_ID) + "…" : id;
		return new DocumentRefusedException(OK, NOT_FOUND, "DOCUMENT_NOT_FOUND",
				("There is no document with the id `%s`; send `sha256:` and the SHA-256 of the text, or the name of a file"
						+ " in the folder of the gateway (newsgraph.documents.folder).")
					.formatted(shortened));
	}

	/** Returns the exception for an id of another text than that of the request. */
	static DocumentRefusedException otherText() {
		return new DocumentRefusedException(BAD_REQUEST, UNPROCESSABLE, "DOCUMENT_ID_MISMATCH",
				"The id of the document is not that of the text in `query`; send only one of them, or the SHA-256 of this text.");
	}

	/** Returns the exception for a text that may not be executed. */
	static DocumentRefusedException notTrusted() {
		return new DocumentRefusedException(FORBIDDEN, FORBIDDEN, "DOCUMENT_NOT_TRUSTED",
				"The gateway executes only trusted documents (newsgraph.documents.mode); add the document to their folder, and send its id as `documentId`.");
	}

	/** Returns the exception for a malformed parameter. */
	static DocumentRefusedException malformed(String message) {
		return new DocumentRefusedException(BAD_REQUEST, UNPROCESSABLE, "BAD_REQUEST", message);
	}

	// Clients of Apollo compare these messages and codes, and expect status 200.

	/** Returns the exception for a hash that is not registered. */
	static DocumentRefusedException notRegistered() {
		return new DocumentRefusedException(OK, NOT_FOUND, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
	}

	/** Returns the exception for a hash if no documents can be registered. */
	static DocumentRefusedException notSupported() {
		return new DocumentRefusedException(OK, UNPROCESSABLE, "PERSISTED_QUERY_NOT_SUPPORTED",
				"PersistedQueryNotSupported");
	}

	/** Returns the error code in {@code extensions.code}. */
	public String code() {
		return this.code;
	}

	/** Returns the HTTP status of an answer in {@code application/json}. */
	int status() {
		return this.status;
	}

	/**
	 * Returns the HTTP status of an answer in {@code application/graphql-response+json}.
	 */
	int graphQlStatus() {
		return this.graphQlStatus;
	}

	@Override
	public Map<String, Object> getExtensions() {
		return Map.of("code", this.code);
	}

	@Override
	public List<SourceLocation> getLocations() {
		return List.of();
	}

	@Override
	public ErrorType getErrorType() {
		return ErrorType.ExecutionAborted;
	}

	// The stack trace of a refusal is never read.
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
