package dev.newsgraph.importing.source;

import dev.newsgraph.documents.Problem;
import dev.newsgraph.documents.ProblemCode;

/**
 * The problems that are met before a file's first byte is read, or after its last one is.
 */
public final class FolderProblems {

	private FolderProblems() {
	}

	public static Problem unreadableFolder(String path) {
		return problem(path, ProblemCode.UNREADABLE_FOLDER, "The folder cannot be listed.",
				"Give the gateway the right to read it.");
	}

	public static Problem unreadableFile(String path) {
		return problem(path, ProblemCode.UNREADABLE_FILE, "The file cannot be read.",
				"Give the gateway the right to read it.");
	}

	public static Problem changedWhileRead(String path) {
		return problem(path, ProblemCode.CHANGED_WHILE_READ, "The file changes while it is read.",
				"Import the folder again when the file is complete; best move it in under its name when it is.");
	}

	public static Problem linkLeavesFolder(String path) {
		return problem(path, ProblemCode.LINK_LEAVES_FOLDER, "The link leads out of the seed folder.",
				"Copy what it leads to into the seed folder.");
	}

	public static Problem brokenLink(String path) {
		return problem(path, ProblemCode.BROKEN_LINK, "The link leads nowhere.",
				"Remove the link, or put back what it leads to.");
	}

	public static Problem notAFile(String path) {
		return problem(path, ProblemCode.NOT_A_FILE, "This is a pipe, a socket or a device.",
				"Put a file in its place, or remove it.");
	}

	public static Problem tooLarge(String path, long limit) {
		return problem(path, ProblemCode.FILE_TOO_LARGE, "The file is larger than %,d bytes.".formatted(limit),
				"Split it, or raise newsgraph.import.max-file-size.");
	}

	public static Problem notLoaded(String path) {
		return problem(path, ProblemCode.NOT_LOADED, "The database did not take the document.",
				"Look for unusually long or odd values in it.");
	}

	public static Problem topicCycle(String path, String topic, String parent) {
		return problem(path, ProblemCode.TOPIC_CYCLE,
				"The topic '%s' is above its own parent '%s'.".formatted(topic, parent),
				"Take the `parent` out of one topic of the circle.");
	}

	private static Problem problem(String path, ProblemCode code, String message, String mend) {
		return new Problem(path, 0, 0, code, message, mend);
	}

}
