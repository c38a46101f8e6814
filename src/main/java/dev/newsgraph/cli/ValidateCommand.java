package dev.newsgraph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
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

	@Parameters(arity = "1..*", paramLabel = "FOLDER", description = "The seed folders.")
	private List<Path> folders = List.of();

	@Option(names = "--max-file-size", paramLabel = "SIZE", defaultValue = "1MB",
			description = "A larger file is rejected without being read; from 1B to 64MB, default ${DEFAULT-VALUE}.")
	private String maxFileSize = "1MB";

	@Mixin
	private ReadOptions reading = new ReadOptions();

	@Mixin
	private OutputOptions output = new OutputOptions();

	@Spec
	private @Nullable CommandSpec spec;

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
		if (!isFileSize(this.maxFileSize)) {
			throw new ParameterException(command,
					"--max-file-size: '%s' is not a size from 1B to 64MB; pass a size such as 1MB."
						.formatted(this.maxFileSize));
		}
		String baseUrl = this.reading.baseUrl(command);
		return new Binder(new MapConfigurationPropertySource(Map.of("newsgraph.import.max-file-size", this.maxFileSize,
				"newsgraph.import.base-url", (baseUrl != null) ? baseUrl : "")))
			.bindOrCreate("newsgraph.import", ImportProperties.class);
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

}
