package dev.newsgraph.query.compiled;

/**
 * Ends a compiled operation that cannot be answered as a plain success. graphql-java then
 * produces the answer. It has no stack trace, because it is expected.
 */
final class NotCompiledException extends RuntimeException {

	static final NotCompiledException INSTANCE = new NotCompiledException();

	private static final long serialVersionUID = 1L;

	private NotCompiledException() {
		super("The operation is executed by graphql-java.", null, false, false);
	}

}
