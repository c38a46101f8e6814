package dev.newsgraph.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A file in the form of {@code .netrc}, as curl and other programs read it: words after
 * {@code machine}, {@code login} and {@code password}. The password is the token.
 */
final class NetrcFile {

	private static final String MACHINE = "machine";

	private static final String DEFAULT = "default";

	private final List<String> words = new ArrayList<>();

	private NetrcFile(String text) {
		for (String line : text.lines().map(String::strip).toList()) {
			if (!line.startsWith("#") && !line.isEmpty()) {
				this.words.addAll(Arrays.asList(line.split("\\s+")));
			}
		}
	}

	/** Returns the file, or an empty result if the text has another form. */
	static Optional<NetrcFile> of(String text) {
		NetrcFile file = new NetrcFile(text);
		boolean begins = !file.words.isEmpty()
				&& (file.words.getFirst().equals(MACHINE) || file.words.getFirst().equals(DEFAULT));
		return (begins && file.words.size() > 2) ? Optional.of(file) : Optional.empty();
	}

	/**
	 * Returns the password of the first entry for one of the hosts, or of the entry
	 * {@code default} if there is none.
	 */
	Optional<String> password(Collection<String> hosts) {
		boolean matches = false;
		for (int i = 0; i + 1 < this.words.size(); i++) {
			switch (this.words.get(i)) {
				case MACHINE -> {
					String host = this.words.get(++i);
					matches = hosts.stream().anyMatch(host::equalsIgnoreCase);
				}
				case DEFAULT -> matches = true;
				case "login", "account" -> i++;
				case "password" -> {
					String password = this.words.get(++i);
					if (matches) {
						return Optional.of(password);
					}
				}
				default -> {
					// Words of other programs have no meaning here.
				}
			}
		}
		return Optional.empty();
	}

}
