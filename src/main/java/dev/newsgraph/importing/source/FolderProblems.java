package dev.newsgraph.importing.source;

import java.time.Duration;

import dev.newsgraph.documents.Problem;
import dev.newsgraph.documents.ProblemCode;

/**
 * Creates the problems that are not found in the text of a document: those of folders, of
 * files that are not read, of documents that the database rejects, and of the topic
 * hierarchy.
 */
public final class FolderProblems {

	private FolderProblems() {
	}

	/** Returns the problem of a folder that cannot be listed. */
	public static Problem unreadableFolder(String path) {
		return problem(path, ProblemCode.UNREADABLE_FOLDER, "The folder cannot be listed.",
				"Give the gateway permission to read it.");
	}

	/**
	 * Returns the problem of a file or folder with a long path.
	 * @param path the path within the seed folder
	 * @param limit the limit, in bytes
	 */
	public static Problem pathTooLong(String path, int limit) {
		return problem(path, ProblemCode.UNREADABLE_FILE, "The path is longer than %,d bytes.".formatted(limit),
				"Nest fewer folders, or give them shorter names.");
	}

	/** Returns the problem of a file that cannot be read. */
	public static Problem unreadableFile(String path) {
		return problem(path, ProblemCode.UNREADABLE_FILE, "The file cannot be read.",
				"Give the gateway permission to read it.");
	}

	/**
	 * Returns the problem of a file that could not be read in time.
	 * @param path the path within the seed folder
	 * @param timeout how long the import waited
	 */
	public static Problem slowFile(String path, Duration timeout) {
		return problem(path, ProblemCode.UNREADABLE_FILE,
				"The file could not be opened and read within %,d ms.".formatted(timeout.toMillis()),
				"Check that it is a regular file and that its disk answers, or increase newsgraph.import.file-timeout.");
	}

	/** Returns the problem of a file that changed while it was read. */
	public static Problem changedWhileRead(String path) {
		return problem(path, ProblemCode.CHANGED_WHILE_READ, "The file changed while it was read.",
				"Import the folder again when the file is complete. To avoid this problem, write the file elsewhere"
						+ " and move it here.");
	}

	/** Returns the problem of a link with a target outside the seed folder. */
	public static Problem linkLeavesFolder(String path) {
		return problem(path, ProblemCode.LINK_LEAVES_FOLDER, "The target of the link is outside the seed folder.",
				"Copy the target into the seed folder.");
	}

	/**
	 * Returns the problem of a link to a folder in the place of a seed folder.
	 * @param path the name of the link
	 * @param target the path of its target within the import root
	 */
	public static Problem linkedFolder(String path, String target) {
		return problem(path, ProblemCode.LINKED_FOLDER,
				"The seed folder is a link to %s, and links to folders are not followed.".formatted(target),
				"Replace the link by a folder, or remove it.");
	}

	/** Returns the problem of a link whose target does not exist. */
	public static Problem brokenLink(String path) {
		return problem(path, ProblemCode.BROKEN_LINK, "The target of the link does not exist.",
				"Remove the link or restore its target.");
	}

	/** Returns the problem of a pipe, a socket or a device. */
	public static Problem notAFile(String path) {
		return problem(path, ProblemCode.NOT_A_FILE, "The file is a pipe, a socket or a device.",
				"Replace it with a regular file or remove it.");
	}

	/**
	 * Returns the problem of a file that exceeds the size limit.
	 * @param path the path within the seed folder
	 * @param limit the limit, in bytes
	 */
	public static Problem tooLarge(String path, long limit) {
		return problem(path, ProblemCode.FILE_TOO_LARGE, "The file is larger than %,d bytes.".formatted(limit),
				"Split the file or increase newsgraph.import.max-file-size.");
	}

	/** Returns the problem of a document that the database rejected. */
	public static Problem notLoaded(String path) {
		return problem(path, ProblemCode.NOT_LOADED, "The database rejected the document.",
				"Check the document for unusually long or unusual values.");
	}

	/**
	 * Returns the problem of a topic in a cycle of parents.
	 * @param path the path of the topic's document
	 * @param topic the name of the topic
	 * @param parent the slug of the parent that is left out
	 */
	public static Problem topicCycle(String path, String topic, String parent) {
		return problem(path, ProblemCode.TOPIC_CYCLE,
				"The topic '%s' and its parent '%s' are part of a cycle, so this parent was left out.".formatted(topic,
						parent),
				"Remove the `parent` of one topic in the cycle.");
	}

	private static Problem problem(String path, ProblemCode code, String message, String hint) {
		return new Problem(path, 0, 0, code, message, hint);
	}

}
