package dev.newsgraph.playground;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The questions of the library: those in the jar, and those in the folder of the user.
 * The folder is read for each request, so that changes are visible at once.
 */
final class QuestionLibrary {

	private static final String EXTENSION = ".graphql";

	private static final String SHIPPED = "newsgraph";

	private static final String USER = "yours";

	private final Map<String, LibraryQuestion> shipped = new TreeMap<>();

	private final SharedFolder folder;

	QuestionLibrary(ResourcePatternResolver resources, PlaygroundProperties properties) throws IOException {
		this.folder = new SharedFolder(properties.library(), EXTENSION,
				new SharedFolder.Limit<>(properties.maxLibraryFile(), "newsgraph.playground.max-library-file"),
				new SharedFolder.Limit<>(properties.maxLibraryFiles(), "newsgraph.playground.max-library-files"));
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
		return this.folder.read(this::readOwn, (name, problem) -> LibraryFileReader.unread(name, USER, problem));
	}

	private LibraryQuestion readOwn(String name, String text) {
		LibraryQuestion question = LibraryFileReader.read(name, text, USER);
		if (question.problem() != null) {
			this.folder.log(name, question.problem());
		}
		return question;
	}

}
