package dev.newsgraph.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import dev.newsgraph.importing.ImportProperties;
import dev.newsgraph.importing.Validation;
import dev.newsgraph.importing.report.ImportReport;

/** {@code newsgraph validate}: reads everything, touches no database. */
@Command(name = "validate", mixinStandardHelpOptions = true, versionProvider = Version.class,
		description = "Reads seed folders as an import would and names every problem; touches no database.")
final class ValidateCommand implements Callable<Integer> {

	@Parameters(arity = "1..*", paramLabel = "FOLDER", description = "The seed folders.")
	private List<Path> folders = List.of();

	@Option(names = "--max-file-size", paramLabel = "SIZE", defaultValue = "1MB",
			description = "Over which a file is rejected unread; ${DEFAULT-VALUE} unless given.")
	private String maxFileSize = "1MB";

	@Mixin
	private OutputOptions output = new OutputOptions();

	@Override
	public Integer call() {
		try {
			DataSize.parse(this.maxFileSize);
		}
		catch (IllegalArgumentException ex) {
			System.err.println("--max-file-size: '%s' is no size; pass one as 1MB.".formatted(this.maxFileSize));
			return ExitCode.USAGE.code();
		}
		for (Path folder : this.folders) {
			if (!Files.isDirectory(folder)) {
				System.err.println("There is no folder %s.".formatted(folder.toAbsolutePath().normalize()));
				return ExitCode.USAGE.code();
			}
		}
		ImportProperties properties = new Binder(new MapConfigurationPropertySource(
				java.util.Map.of("newsgraph.import.max-file-size", this.maxFileSize)))
			.bindOrCreate("newsgraph.import", ImportProperties.class);
		ImportReport report;
		try (ConsoleProgress progress = new ConsoleProgress(System.err, this.output, () -> false)) {
			report = new Validation(properties).run(this.folders, progress);
		}
		Result result = new Result(System.out, this.output);
		ExitCode exit = result.ofValidation(report);
		result.end(exit, null);
		return exit.code();
	}

}
