package dev.newsgraph.importing.source;

import java.io.Serial;
import java.nio.file.FileSystemException;
import java.time.Duration;

/** A call of the file system took longer than its timeout. */
final class CallTimeoutException extends FileSystemException {

	@Serial
	private static final long serialVersionUID = 1L;

	CallTimeoutException(String file, Duration timeout) {
		super(file, null, "no answer within %d ms".formatted(timeout.toMillis()));
	}

}
