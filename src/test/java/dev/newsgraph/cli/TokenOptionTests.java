package dev.newsgraph.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Where a command finds the token for a gateway. */
class TokenOptionTests {

	private static final URI ADDRESS = URI.create("https://News.example.org:8443/");

	@TempDir
	private Path folder;

	@Test
	void aFileWithATokenComesBeforeTheEnvironment() throws IOException {
		assertThat(token("ngk_a\n", "ngk_b").forAddress(ADDRESS, command())).isEqualTo("ngk_a");
		assertThat(token(null, " ngk_b ").forAddress(ADDRESS, command())).isEqualTo("ngk_b");
		assertThat(token(null, " ").forAddress(ADDRESS, command())).isNull();
		assertThat(token(null, null).forAddress(ADDRESS, command())).isNull();
	}

	@Test
	void theTokenOfThisMachineIsForAGatewayOfThisMachine() throws IOException {
		Files.writeString(this.folder.resolve("own"), "of-this-machine\n");
		List<String> options = List.of("--newsgraph.http.token-file=" + this.folder.resolve("own"));
		assertThat(token(null, null).forThisMachine(options, command())).isEqualTo("of-this-machine");
		assertThat(token(null, "ngk_b").forThisMachine(options, command())).isEqualTo("ngk_b");
		assertThat(token("ngk_a", "ngk_b").forThisMachine(options, command())).isEqualTo("ngk_a");
		assertThat(token(null, null).forThisMachine(List.of("--newsgraph.http.token-file=missing"), command()))
			.isNull();
	}

	@Test
	void aFileInTheFormOfNetrcHasATokenForEachMachine() throws IOException {
		String netrc = """
				# the gateways
				machine other.example.org login x password ngk_other
				machine news.example.org
				  login -
				  password ngk_news
				machine localhost password ngk_here
				""";
		assertThat(token(netrc, null).forAddress(ADDRESS, command())).isEqualTo("ngk_news");
		assertThat(token(netrc, null).forThisMachine(List.of(), command())).isEqualTo("ngk_here");
		assertThat(token("machine a.example password x\ndefault login - password ngk_rest", null).forAddress(ADDRESS,
				command()))
			.isEqualTo("ngk_rest");
		assertThatExceptionOfType(ParameterException.class)
			.isThrownBy(() -> token("machine a.example password x", "ngk_b").forAddress(ADDRESS, command()))
			.withMessageContaining(
					"has no password for the machine News.example.org. Add a line: machine News.example.org")
			.withMessageNotContaining("password x");
	}

	@Test
	void anotherFileIsRefusedWithoutItsContent() {
		for (String text : List.of("", "one\ntwo", "\n\n")) {
			assertThatExceptionOfType(ParameterException.class)
				.isThrownBy(() -> token(text, "ngk_b").forAddress(ADDRESS, command()))
				.withMessageEndingWith("is not a file with a token in one line, or in the form of .netrc.");
		}
	}

	private TokenOption token(String content, String variable) throws IOException {
		TokenOption option = new TokenOption(
				(name) -> (variable != null) ? Map.of(TokenOption.VARIABLE, variable).get(name) : null);
		String[] arguments = (content == null) ? new String[0]
				: new String[] { "--token-file=" + Files.writeString(this.folder.resolve("token"), content) };
		new CommandLine(new Probe(option)).parseArgs(arguments);
		return option;
	}

	private static CommandLine command() {
		return new CommandLine(new Probe(new TokenOption()));
	}

	@Command(name = "probe")
	private static final class Probe {

		@Mixin
		private final TokenOption token;

		Probe(TokenOption token) {
			this.token = token;
		}

	}

}
