package dev.newsgraph.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.util.FileSystemUtils;

/** An import root with a copy of the sample folder, to which tests add folders. */
final class SampleSeeds {

	static final String ROOT = "target/playground-seeds";

	/** The address by which documents of tests know each other. */
	static final String ADDRESS = "https://tests.example/";

	private SampleSeeds() {
	}

	/** Removes all folders but the sample, as it is in the repository. */
	static void reset() {
		try {
			FileSystemUtils.deleteRecursively(Path.of(ROOT));
			FileSystemUtils.copyRecursively(Path.of("import"), Path.of(ROOT));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void write(String path, String text) {
		try {
			Path file = Path.of(ROOT, path);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The text of a document.
	 * @param name the end of its address
	 * @param title its title, as YAML has it
	 * @param more further lines of the front matter
	 */
	static String article(String name, String title, String more) {
		return """
				---
				title: %s
				webUrl: "%s%s"
				publishedDateTime: 2020-06-10T10:00:00Z
				type: article
				quality: 50
				heat: 7
				%s
				---
				A body.
				""".formatted(title, ADDRESS, name, more);
	}

}
