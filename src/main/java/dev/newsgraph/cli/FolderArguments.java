package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Resolves the seed folders that a command line names. */
final class FolderArguments {

	private FolderArguments() {
	}

	/**
	 * Returns the real paths of the folders, in the given order.
	 * @param command the command that reports an invalid folder
	 * @throws ParameterException if a folder does not exist, is not a folder, or cannot
	 * be read, or if two folders have the same name
	 */
	static List<Path> realPaths(List<Path> folders, CommandLine command) {
		List<Path> paths = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (Path folder : folders) {
			Path path = realPath(folder, command);
			String name = String.valueOf(path.getFileName());
			if (!names.add(name)) {
				throw new ParameterException(command,
						"Two folders have the name %s, and the graph identifies a seed folder by its name; rename one."
							.formatted(name));
			}
			paths.add(path);
		}
		return paths;
	}

	private static Path realPath(Path folder, CommandLine command) {
		Path absolute = folder.toAbsolutePath().normalize();
		try {
			Path path = folder.toRealPath();
			if (!Files.isDirectory(path)) {
				throw new ParameterException(command, "%s is not a folder.".formatted(absolute));
			}
			if (!Files.isReadable(path)) {
				throw unreadable(command, absolute, "permission denied");
			}
			return path;
		}
		catch (NoSuchFileException ex) {
			throw new ParameterException(command, "There is no folder %s.".formatted(absolute), ex);
		}
		catch (IOException ex) {
			throw unreadable(command, absolute, ex.getMessage());
		}
	}

	private static ParameterException unreadable(CommandLine command, Path folder, @Nullable String reason) {
		return new ParameterException(command,
				"The folder %s cannot be read (%s); check its path and its permissions.".formatted(folder, reason));
	}

}
