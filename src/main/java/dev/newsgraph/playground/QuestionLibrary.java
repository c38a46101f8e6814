package dev.newsgraph.playground;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The questions of the library: those in the jar, and those in the folder of the user.
 * The folder is read for each request, so that changes are visible at once.
 */
final class QuestionLibrary {

	private static final Logger LOGGER = LoggerFactory.getLogger(QuestionLibrary.class);

	private static final String EXTENSION = ".graphql";

	private static final String SHIPPED = "newsgraph";

	private static final String USER = "yours";

	private final Map<String, LibraryQuestion> shipped = new TreeMap<>();

	private final PlaygroundProperties properties;

	private final Set<String> logged = ConcurrentHashMap.newKeySet();

	QuestionLibrary(ResourcePatternResolver resources, PlaygroundProperties properties) throws IOException {
		this.properties = properties;
		for (Resource file : resources.getResources("classpath*:playground/library/*" + EXTENSION)) {
			String name = String.valueOf(file.getFilename());
			this.shipped.put(name,
					LibraryFileReader.read(name, file.getContentAsString(StandardCharsets.UTF_8), SHIPPED));
		}
	}

	/**
	 * Returns all questions in the order of their file names, with those of the jar
	 * first.
	 */
	List<LibraryQuestion> questions() {
		Map<String, List<LibraryQuestion>> questions = new TreeMap<>();
		this.shipped
			.forEach((name, question) -> questions.computeIfAbsent(name, (key) -> new ArrayList<>()).add(question));
		userQuestions()
			.forEach((name, question) -> questions.computeIfAbsent(name, (key) -> new ArrayList<>()).add(question));
		return questions.values().stream().flatMap(List::stream).toList();
	}

	private Map<String, LibraryQuestion> userQuestions() {
		Path folder = this.properties.library();
		Map<String, LibraryQuestion> own = new TreeMap<>();
		if (!Files.exists(folder)) {
			return own;
		}
		try (Stream<Path> files = Files.list(folder)) {
			List<Path> questions = files.filter((file) -> isQuestion(file.getFileName().toString())).sorted().toList();
			for (Path file : questions.subList(0, Math.min(this.properties.maxLibraryFiles(), questions.size()))) {
				String name = file.getFileName().toString();
				own.put(name, read(file, name));
			}
			if (questions.size() > own.size()) {
				String last = questions.getLast().getFileName().toString();
				own.put(last, unread(folder, last,
						"The folder contains %,d questions, of which only the first %,d are read; to read more, raise newsgraph.playground.max-library-files."
							.formatted(questions.size(), own.size())));
			}
		}
		catch (IOException ex) {
			String name = folder.toString();
			own.put(name, unread(folder, name,
					"The folder of the library cannot be read; grant the gateway permission to read it."));
		}
		return own;
	}

	private static boolean isQuestion(String name) {
		return name.endsWith(EXTENSION) && !name.startsWith(".");
	}

	private LibraryQuestion read(Path file, String name) {
		long limit = this.properties.maxLibraryFile().toBytes();
		if (!Files.isRegularFile(file)) {
			return unread(file, name, "This is not a file; replace it with a file.");
		}
		try {
			if (!file.toRealPath().startsWith(this.properties.library().toRealPath())) {
				return unread(file, name, "This is a link to a place outside of the folder; replace it with the file.");
			}
			if (Files.size(file) > limit) {
				return unread(file, name,
						"The file is larger than %,d bytes; make it smaller, or raise newsgraph.playground.max-library-file."
							.formatted(limit));
			}
			LibraryQuestion question = LibraryFileReader.read(name, Files.readString(file), USER);
			if (question.problem() != null) {
				log(file, question.problem());
			}
			return question;
		}
		catch (CharacterCodingException ex) {
			return unread(file, name, "The file is not UTF-8; save it in this encoding.");
		}
		catch (IOException ex) {
			return unread(file, name, "The file cannot be read; grant the gateway permission to read it.");
		}
	}

	private LibraryQuestion unread(Path file, String name, String problem) {
		log(file, problem);
		return LibraryFileReader.unread(name, USER, problem);
	}

	private void log(Path file, String problem) {
		if (this.logged.size() < this.properties.maxLibraryFiles() && this.logged.add(file + problem)) {
			LOGGER.warn("The library of the playground: {}: {}", file, problem);
		}
	}

}
