package dev.newsgraph.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.springframework.util.unit.DataSize;

/** Properties for tests. */
final class TestTransport {

	private TestTransport() {
	}

	/** Returns the defaults, with another size limit of a body. */
	static TransportProperties properties(long maxBodySize) {
		return properties(maxBodySize, DataSize.ofMegabytes(64));
	}

	/** Returns the defaults, with other limits of one body and of all together. */
	static TransportProperties properties(long maxBodySize, DataSize maxPendingBodies) {
		return new TransportProperties(DataSize.ofBytes(maxBodySize), Duration.ofSeconds(10), Duration.ofSeconds(10),
				Duration.ofSeconds(30), maxPendingBodies, DataSize.ofMegabytes(128), 100, 40, 4, 0,
				Duration.ofMillis(500), List.of(), List.of(), Path.of("token"));
	}

}
