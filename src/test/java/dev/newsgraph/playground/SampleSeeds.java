package dev.newsgraph.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.util.FileSystemUtils;

/** An import root with a copy of the sample folder. Tests add other folders to it. */
final class SampleSeeds {

	/** The folder, as the value of a property. Each process of the tests has its own. */
	static final String ROOT = "target/playground-seeds-${test.process:process-1}";

	private static final Path FOLDER = Path
		.of("target/playground-seeds-" + System.getProperty("test.process", "process-1"));

	/** The start of the URLs of test documents. */
	static final String ADDRESS = "https://tests.example/";

	private SampleSeeds() {
	}

	/** Restores the import root to a copy of the sample folder. */
	static void reset() {
		try {
			FileSystemUtils.deleteRecursively(FOLDER);
			FileSystemUtils.copyRecursively(Path.of("import"), FOLDER);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void write(String path, String text) {
		try {
			Path file = FOLDER.resolve(path);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the text of a document.
	 * @param name the end of its URL
	 * @param title its title as YAML
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
