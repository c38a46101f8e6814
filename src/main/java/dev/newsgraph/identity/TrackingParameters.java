package dev.newsgraph.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The query parameters that tell where a reader came from. They are not part of an
 * address.
 *
 * <p>
 * A name is compared without regard to case. A name that ends in {@code *} stands for all
 * parameters that begin with it.
 */
public final class TrackingParameters {

	private static final String RESOURCE = "tracking-parameters.txt";

	/** The parameters in the resource {@code tracking-parameters.txt}. */
	public static final TrackingParameters DEFAULTS = of(names());

	private final Set<String> names = new TreeSet<>();

	private final Set<String> prefixes = new TreeSet<>();

	private TrackingParameters(Stream<String> names) {
		names.map((name) -> name.strip().toLowerCase(Locale.ROOT)).filter((name) -> !name.isEmpty()).forEach((name) -> {
			if (name.endsWith("*")) {
				this.prefixes.add(name.substring(0, name.length() - 1));
			}
			else {
				this.names.add(name);
			}
		});
	}

	/** Returns the parameters with the given names. */
	public static TrackingParameters of(Collection<String> names) {
		return new TrackingParameters(names.stream());
	}

	/** Returns these parameters and those with the given names. */
	public TrackingParameters and(Collection<String> names) {
		return (names.isEmpty()) ? this : new TrackingParameters(Stream.concat(listed(), names.stream()));
	}

	/** Returns whether a parameter is one of these. */
	boolean contains(String name) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		return this.names.contains(lowerCase) || this.prefixes.stream().anyMatch(lowerCase::startsWith);
	}

	/**
	 * Returns a short text that differs for different parameters. Documents keep it, so
	 * that they are read again after a change.
	 */
	public String fingerprint() {
		CRC32 checksum = new CRC32();
		listed().forEach((name) -> checksum.update((name + "\n").getBytes(StandardCharsets.UTF_8)));
		return "%08x".formatted(checksum.getValue());
	}

	private Stream<String> listed() {
		return Stream.concat(this.prefixes.stream().map((prefix) -> prefix + "*"), this.names.stream());
	}

	private static List<String> names() {
		try (InputStream stream = TrackingParameters.class.getResourceAsStream(RESOURCE)) {
			if (stream == null) {
				throw new IllegalStateException("The resource %s is missing".formatted(RESOURCE));
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
