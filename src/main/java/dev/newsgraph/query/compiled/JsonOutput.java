package dev.newsgraph.query.compiled;

import java.util.Map;

/** Writes JSON. */
final class JsonOutput {

	private JsonOutput() {
	}

	static void writeEnd(AnswerBuffer buffer, Map<String, Object> extensions) {
		throw NotCompiledException.INSTANCE;
	}

}
