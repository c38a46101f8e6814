package dev.newsgraph.database.bulk;

/** Thrown if another process uses the data folder. The message is for the user. */
public final class StoreInUseException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StoreInUseException(String message, Throwable cause) {
		super(message, cause);
	}

}
