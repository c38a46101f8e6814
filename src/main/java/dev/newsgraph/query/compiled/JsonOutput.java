package dev.newsgraph.query.compiled;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes the JSON of answers. */
final class JsonOutput {

	private static final JsonMapper JSON = new JsonMapper();

	private static final byte[] START = "{\"data\":".getBytes(StandardCharsets.UTF_8);

	private static final byte[] EXTENSIONS = ",\"extensions\":".getBytes(StandardCharsets.UTF_8);

	private JsonOutput() {
	}

	/** Starts an answer, and returns the generator of its data. */
	static JsonGenerator start(AnswerBuffer buffer) {
		buffer.write(START, 0, START.length);
		return JSON.createGenerator(buffer);
	}

	/** Writes what follows the data. */
	static void writeEnd(AnswerBuffer buffer, Map<String, Object> extensions) {
		if (!extensions.isEmpty()) {
			buffer.write(EXTENSIONS, 0, EXTENSIONS.length);
			JsonGenerator json = JSON.createGenerator(buffer);
			ValueWriter.Leaf.writeJson(extensions, json);
			json.close();
		}
		buffer.write('}');
	}

}
