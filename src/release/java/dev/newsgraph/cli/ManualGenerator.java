package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes what an archive of Newsgraph has beside the program: the sources of the manual
 * pages, one for each command, and the completion of the shells Bash and Zsh. The build
 * of a release runs it.
 */
final class ManualGenerator {

	private ManualGenerator() {
	}

	/**
	 * Writes the files.
	 * @param arguments the version, the folder for manual pages in AsciiDoc, and the file
	 * for the completion
	 */
	public static void main(String[] arguments) throws IOException {
		CommandLine line = CommandLineInterface.commandLine(Object.class, List.of());
		List<CommandSpec> specs = new ArrayList<>();
		addVisible(line, specs);
		for (CommandSpec spec : specs) {
			spec.versionProvider(() -> new String[] { "newsgraph " + arguments[0] });
		}
		Path pages = Files.createDirectories(Path.of(arguments[1]));
		int code = ManPageGenerator.generateManPage(pages.toFile(), null, new boolean[0], true,
				specs.toArray(CommandSpec[]::new));
		if (code != 0) {
			throw new IOException("The manual pages could not be written to %s.".formatted(pages));
		}
		Path completion = Path.of(arguments[2]);
		Files.createDirectories(completion.getParent());
		Files.writeString(completion, AutoComplete.bash("newsgraph", line));
	}

	private static void addVisible(CommandLine line, List<CommandSpec> specs) {
		if (!line.getCommandSpec().usageMessage().hidden()) {
			specs.add(line.getCommandSpec());
			line.getSubcommands().values().forEach((subcommand) -> addVisible(subcommand, specs));
		}
	}

}
