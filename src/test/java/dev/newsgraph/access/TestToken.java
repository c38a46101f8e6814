package dev.newsgraph.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The token of the gateways of tests. A caller who sends it is an administrator; without
 * it, a caller may only read.
 */
public final class TestToken {

	/** The token file of the gateways that tests start in this process. */
	public static final Path FILE = Path.of("target/test-token-" + System.getProperty("test.process", "process-1"))
		.toAbsolutePath();

	/** The option with which another gateway has the same token. */
	public static final String OPTION = "--newsgraph.http.token-file=" + FILE;

	private TestToken() {
	}

	/** Returns the value of the header {@code Authorization}. */
	public static String authorization() {
		return authorization(FILE);
	}

	/** Returns the value of the header for the gateway with this token file. */
	public static String authorization(Path file) {
		try {
			return "Bearer " + Files.readString(file).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
