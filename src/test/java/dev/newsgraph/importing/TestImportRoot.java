package dev.newsgraph.importing;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.util.unit.DataSize;

/** Import roots for tests of other packages. */
public final class TestImportRoot {

	private TestImportRoot() {
	}

	/** Returns the import root at a path. */
	public static ImportRoot of(Path root) {
		return new ImportRoot(new ImportProperties(root, false, 1, new ImportProperties.Throttle(1, 1), 2,
				DataSize.ofMegabytes(1), "", Duration.ofSeconds(10), Duration.ofSeconds(10), 1000, 1000,
				root.resolve(".runs"), 20, ImportProperties.Changes.DEFAULTS));
	}

}
