package dev.newsgraph.cli;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Only options of the gateway start the gateway. */
@ExtendWith(OutputCaptureExtension.class)
class CommandLineInterfaceTests {

	/** What the help lists: every command, and every option of every command. */
	static Stream<List<String>> listed() {
		CommandLine root = CommandLineInterface.commandLine(Object.class, List.of());
		return Stream.concat(names(root).map(List::of),
				root.getSubcommands()
					.entrySet()
					.stream()
					.flatMap((command) -> Stream.concat(Stream.of(List.of(command.getKey())),
							names(command.getValue()).map((option) -> List.of(command.getKey(), option)))));
	}

	private static Stream<String> names(CommandLine command) {
		return command.getCommandSpec().options().stream().map(OptionSpec::names).flatMap(Stream::of);
	}

	@Test
	void theStandardOptionsAreListed() {
		assertThat(listed()).contains(List.of("-h"), List.of("--help"), List.of("-V"), List.of("--version"),
				List.of("help"), List.of("import"), List.of("validate"), List.of("import", "--version"));
	}

	@ParameterizedTest
	@MethodSource("listed")
	void whatTheHelpListsDoesNotStartTheGateway(List<String> arguments) {
		assertThat(CommandLineInterface.isCommand(arguments.toArray(String[]::new))).isTrue();
		Stream<String> withProperty = Stream.concat(Stream.of("--server.port=8081"), arguments.stream());
		assertThat(CommandLineInterface.isCommand(withProperty.toArray(String[]::new))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "--server.port=8081", "--newsgraph.import.watch=true --spring.neo4j.uri=bolt://a:7687",
			"--spring.config.location=file:a=b.yaml", "--newsgraph.import.watch", "--logging.level.root=debug" })
	void propertiesStartTheGateway(String line) {
		assertThat(CommandLineInterface.isCommand(arguments(line))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "imports", "--versions", "-v", "-x", "--import", "--quiet", "--port=80.81",
			"-Dserver.port=1", "--server.port 8081", "--server.port=8081 --unknown", "-" })
	void anythingElseIsAnInvalidCommandLine(String line, CapturedOutput output) {
		String[] arguments = arguments(line);
		assertThat(CommandLineInterface.isCommand(arguments)).isTrue();
		assertThat(CommandLineInterface.run(Object.class, arguments)).isEqualTo(2);
		assertThat(output.getErr()).contains("Run 'newsgraph --help' for its options.");
		assertThat(output.getOut()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--version", "-V", "import --version", "validate -V" })
	void theVersionIsPrinted(String line, CapturedOutput output) {
		assertThat(CommandLineInterface.run(Object.class, arguments(line))).isZero();
		assertThat(output.getOut()).startsWith("newsgraph").hasLineCount(1);
	}

	private static String[] arguments(String line) {
		return line.isEmpty() ? new String[0] : line.split(" ");
	}

}
