package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.util.unit.DataSize;

import dev.newsgraph.access.ApiKey;
import dev.newsgraph.access.AuditLog;
import dev.newsgraph.access.KeysFile;
import dev.newsgraph.access.Role;

/**
 * The command {@code newsgraph key}, which changes and lists the API keys of a gateway.
 */
@Command(name = "key", mixinStandardHelpOptions = true, versionProvider = Version.class,
		description = "Adds, lists and removes the API keys of a gateway.",
		footer = { "",
				"The keys are in the file of --newsgraph.access.keys-file, by default keys in the data folder. A running gateway"
						+ " reads the file again when it has changed. The file keys.log beside it has a line for each change." })
final class KeyCommand {

	private static final String FILE = "newsgraph.access.keys-file";

	private static final String MAX_SIZE = "newsgraph.access.max-keys-file";

	private final List<String> gatewayOptions;

	@Spec
	private @Nullable CommandSpec spec;

	/**
	 * Creates the command.
	 * @param gatewayOptions options of the gateway as {@code --name.of.property=value}
	 */
	KeyCommand(List<String> gatewayOptions) {
		this.gatewayOptions = List.copyOf(gatewayOptions);
	}

	@Command(name = "add", mixinStandardHelpOptions = true, versionProvider = Version.class,
			description = "Adds a key, and prints its secret on standard output. The secret is shown only once.")
	int add(@Parameters(paramLabel = "NAME", description = "The name of the key.") String name,
			@Option(names = "--role", required = true, paramLabel = "ROLE",
					description = "What callers with the key may do: reader, analyst, importer or admin.") Role role,
			@Option(names = "--expires", paramLabel = "DATE",
					description = "The last day on which the key is valid, for example 2027-06-30 (UTC); default no limit.") @Nullable String expires)
			throws IOException {
		KeysFile file = file();
		String secret;
		try {
			secret = file.add(name, role, expires);
		}
		catch (IllegalArgumentException ex) {
			AuditLog.command(file, user(), name, role, "REFUSED");
			throw usage(String.valueOf(ex.getMessage()));
		}
		// The key is active, so its secret must be printed whatever fails now.
		System.out.println(secret);
		System.err.printf("The key %s was added to %s. Its secret is shown only once.%n", name, file.path());
		log(file, name, role, "ADDED");
		return ExitCode.OK.code();
	}

	@Command(name = "list", mixinStandardHelpOptions = true, versionProvider = Version.class,
			description = "Prints name, role and expiry of each key.")
	int list() throws IOException {
		for (ApiKey key : file().keys()) {
			System.out.printf("%-24s %-8s %s%n", key.name(), key.role().label(), expiry(key.expires()));
		}
		return ExitCode.OK.code();
	}

	private static String expiry(@Nullable Instant expires) {
		if (expires == null) {
			return "does not expire";
		}
		return (expires.isAfter(Instant.now()) ? "valid before " : "expired at ") + expires;
	}

	@Command(name = "remove", mixinStandardHelpOptions = true, versionProvider = Version.class,
			description = "Removes a key. A running gateway then refuses it, and closes its connections, within two seconds.")
	int remove(@Parameters(paramLabel = "NAME", description = "The name of the key.") String name) throws IOException {
		KeysFile file = file();
		Role role = file.keys()
			.stream()
			.filter((key) -> key.name().equals(name))
			.map(ApiKey::role)
			.findFirst()
			.orElse(null);
		if (file.remove(name)) {
			System.err.printf("The key %s was removed from %s.%n", name, file.path());
			log(file, name, role, "REMOVED");
			return ExitCode.OK.code();
		}
		System.err.printf("The file %s has no key with the name %s; `newsgraph key list` prints the names.%n",
				file.path(), name);
		return ExitCode.FAILED.code();
	}

	/** Notes a change of a key that has been made. */
	private static void log(KeysFile file, String key, @Nullable Role role, String outcome) throws IOException {
		try {
			AuditLog.command(file, user(), key, role, outcome);
		}
		catch (IOException ex) {
			throw new IOException("the keys were changed, but the change cannot be noted in %s (%s)"
				.formatted(file.log(), ex.getClass().getSimpleName()), ex);
		}
	}

	/** Returns the user of the operating system, also behind {@code sudo}. */
	private static String user() {
		String user = System.getProperty("user.name", "unknown");
		String sudo = System.getenv("SUDO_USER");
		return (sudo != null && !sudo.isBlank()) ? sudo + " as " + user : user;
	}

	private KeysFile file() {
		GatewayOptions gateway = GatewayOptions.of(this.gatewayOptions);
		String path = gateway.value(FILE);
		String size = gateway.value(MAX_SIZE);
		return new KeysFile((path != null) ? Path.of(path) : gateway.data().resolve("keys"),
				DataSize.parse((size != null) ? size : "1MB").toBytes());
	}

	private ParameterException usage(String message) {
		return new ParameterException(Objects.requireNonNull(this.spec).commandLine(), message);
	}

}
