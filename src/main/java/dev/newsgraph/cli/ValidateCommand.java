package dev.newsgraph.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.unit.DataSize;

import dev.newsgraph.importing.ImportProperties;
import dev.newsgraph.importing.Validation;
import dev.newsgraph.importing.report.ImportReport;

/**
 * The command {@code newsgraph validate}. It reads and checks seed folders as an import
 * does, but does not connect to a database.
 */
@Command(name = "validate", mixinStandardHelpOptions = true, versionProvider = Version.class,
		description = "Reads seed folders as an import does and reports every problem. It does not connect to a database.")
final class ValidateCommand implements Callable<Integer> {

	private static final DataSize LARGEST_FILE = DataSize.ofBytes(ImportProperties.LARGEST_FILE_BYTES);

	private static final String FILE_SIZE = "--newsgraph.import.max-file-size=";

	private static final String BASE_URL = "--newsgraph.import.base-url=";

	private static final List<String> OPTIONS = List.of("--logging.level.root=off",
			"--logging.level.dev.newsgraph.OneLineFailureReporter=off");

	private final List<String> gatewayOptions;

	@Parameters(arity = "1..*", paramLabel = "FOLDER", description = "The seed folders.")
	private List<Path> folders = List.of();

	@Option(names = "--max-file-size", paramLabel = "SIZE",
			description = "A larger file is rejected without being read; from 1B to 64MB, default"
					+ " newsgraph.import.max-file-size.")
	private @Nullable String maxFileSize;

	@Mixin
	private ReadOptions reading = new ReadOptions();

	@Mixin
	private OutputOptions output = new OutputOptions();

	@Spec
	private @Nullable CommandSpec spec;

	/**
	 * Creates the command.
	 * @param gatewayOptions options of the gateway as {@code --name.of.property=value}
	 */
	ValidateCommand(List<String> gatewayOptions) {
		this.gatewayOptions = List.copyOf(gatewayOptions);
	}

	@Override
	public Integer call() {
		CommandLine command = Objects.requireNonNull(this.spec).commandLine();
		ImportProperties properties = properties(command);
		List<Path> seedFolders = FolderArguments.realPaths(this.folders, command);
		ImportReport report;
		try (ConsoleProgress progress = new ConsoleProgress(System.err, this.output, () -> false)) {
			report = new Validation(properties).run(seedFolders, progress);
		}
		Result result = new Result(System.out, this.output);
		ExitCode exit = result.validation(report);
		result.end(exit, null);
		return exit.code();
	}

	private ImportProperties properties(CommandLine command) {
		List<String> arguments = new ArrayList<>(OPTIONS);
		arguments.addAll(this.gatewayOptions);
		String size = this.maxFileSize;
		if (size != null && !isFileSize(size)) {
			throw new ParameterException(command,
					"--max-file-size: '%s' is not a size from 1B to 64MB; pass a size such as 1MB.".formatted(size));
		}
		replace(arguments, FILE_SIZE, size);
		replace(arguments, BASE_URL, this.reading.baseUrl(command));
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Properties.class)
			.web(WebApplicationType.NONE)
			.registerShutdownHook(false)
			.run(arguments.toArray(String[]::new))) {
			return context.getBean(ImportProperties.class);
		}
		catch (RuntimeException ex) {
			if (FailureMessage.isInvalidProperty(ex)) {
				throw new ParameterException(command, FailureMessage.of(ex), ex);
			}
			throw ex;
		}
	}

	private static void replace(List<String> arguments, String option, @Nullable String value) {
		if (value != null) {
			arguments.removeIf((argument) -> argument.startsWith(option));
			arguments.add(option + value);
		}
	}

	private static boolean isFileSize(String text) {
		try {
			DataSize size = DataSize.parse(text);
			return size.toBytes() >= 1 && size.compareTo(LARGEST_FILE) <= 0;
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			return false;
		}
	}

	@EnableConfigurationProperties(ImportProperties.class)
	static class Properties {

	}

}
