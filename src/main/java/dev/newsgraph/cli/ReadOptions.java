package dev.newsgraph.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import dev.newsgraph.importing.ImportProperties;

/** Options for how documents are read. */
final class ReadOptions {

	@Option(names = "--base-url", paramLabel = "URL",
			description = "The address of the site from which the documents come, such as https://example.com. Relative"
					+ " addresses of images and articles start from it; default newsgraph.import.base-url.")
	private @Nullable String baseUrl;

	/**
	 * Returns the address of the site, or {@code null} if the option is not given.
	 * @param command the command that reports an invalid value
	 */
	@Nullable String baseUrl(CommandLine command) {
		String url = this.baseUrl;
		if (url != null && !url.matches(ImportProperties.BASE_URL)) {
			throw new ParameterException(command,
					("--base-url: '%s' is not an http or https address without query and fragment; pass an address such as"
							+ " https://example.com.")
						.formatted(url));
		}
		return url;
	}

}
