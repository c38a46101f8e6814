package dev.newsgraph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar, and the commit that it was built from. */
final class Version implements IVersionProvider {

	/** Written by the build, if it runs in a Git repository. */
	private static final String COMMIT = "/git.properties";

	@Override
	public String[] getVersion() {
		try (InputStream commit = Version.class.getResourceAsStream(COMMIT)) {
			return new String[] { text(Version.class.getPackage().getImplementationVersion(), commit) };
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the line that is printed.
	 * @param version the version, or {@code null} without a jar
	 * @param commit the properties of the commit, or {@code null} if it is not known
	 */
	static String text(@Nullable String version, @Nullable InputStream commit) throws IOException {
		if (version == null) {
			return "newsgraph, run from its class files";
		}
		Properties properties = new Properties();
		if (commit != null) {
			properties.load(commit);
		}
		String id = properties.getProperty("git.commit.id.abbrev", "");
		return "newsgraph " + version + (id.isEmpty() ? "" : " (commit " + id + ")");
	}

}
