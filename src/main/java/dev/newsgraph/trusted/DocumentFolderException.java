package dev.newsgraph.trusted;

/** Thrown at the start if the trusted documents cannot be used. */
final class DocumentFolderException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DocumentFolderException(String message) {
		super(message);
	}

}
