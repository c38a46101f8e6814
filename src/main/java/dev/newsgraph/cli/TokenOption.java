package dev.newsgraph.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The token with which a command calls a gateway: from a file, from the environment, or,
 * for a gateway of this machine, from the token file that the gateway has written. An
 * option with the token itself would be visible to other users.
 */
final class TokenOption {

	/** Name of the environment variable with the token. */
	static final String VARIABLE = "NEWSGRAPH_TOKEN";

	private static final String FILE_PROPERTY = "newsgraph.http.token-file";

	private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "::1");

	@Option(names = "--token-file", paramLabel = "FILE",
			description = "A file with the API key, JWT or token for the gateway: the token only, or the password of a machine"
					+ " in the form of .netrc. Without it, the command sends the value of the environment variable "
					+ VARIABLE + ", or the token file of a gateway on this machine.")
	private @Nullable Path file;

	private final UnaryOperator<@Nullable String> environment;

	TokenOption() {
		this(System::getenv);
	}

	/**
	 * Creates the option.
	 * @param environment returns the value of an environment variable
	 */
	TokenOption(UnaryOperator<@Nullable String> environment) {
		this.environment = environment;
	}

	/** Returns the token for a gateway at an address of the user, or {@code null}. */
	@Nullable String forAddress(URI address, CommandLine command) {
		return forHosts(List.of(String.valueOf(address.getHost())), command);
	}

	private @Nullable String forHosts(List<String> hosts, CommandLine command) {
		if (this.file == null) {
			String variable = this.environment.apply(VARIABLE);
			return (variable != null && !variable.isBlank()) ? variable.strip() : null;
		}
		try {
			String token = Files.readString(this.file).strip();
			Optional<NetrcFile> netrc = NetrcFile.of(token);
			if (netrc.isPresent()) {
				return netrc.get()
					.password(hosts)
					.orElseThrow(() -> new ParameterException(command,
							"--token-file: %s has no password for the machine %s. Add a line: machine %s login - password TOKEN"
								.formatted(this.file, hosts.getFirst(), hosts.getFirst())));
			}
			if (!token.isEmpty() && token.lines().count() == 1) {
				return token;
			}
		}
		catch (IOException ex) {
			// The message below describes it.
		}
		throw new ParameterException(command,
				"--token-file: %s is not a file with a token in one line, or in the form of .netrc."
					.formatted(this.file));
	}

	/**
	 * Returns the token for the gateway that uses the data folder, or {@code null} if
	 * there is none that the user can read.
	 * @param options options of the gateway as {@code --name.of.property=value}
	 */
	@Nullable String forThisMachine(List<String> options, CommandLine command) {
		String token = forHosts(THIS_MACHINE, command);
		if (token != null) {
			return token;
		}
		GatewayOptions gateway = GatewayOptions.of(options);
		String place = gateway.value(FILE_PROPERTY);
		try {
			return Files.readString((place != null) ? Path.of(place) : gateway.data().resolve("token")).strip();
		}
		catch (IOException ex) {
			return null;
		}
	}

}
