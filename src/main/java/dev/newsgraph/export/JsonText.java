package dev.newsgraph.export;

import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON as JavaScript does. */
final class JsonText {

	private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
		.disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
		.rootValueSeparator((String) null)
		.build());

	private JsonText() {
	}

	/** Returns a generator that writes one value after another. */
	static JsonGenerator generator(Writer target) {
		return MAPPER.createGenerator(target);
	}

	/** Returns the JSON of a value of a response. */
	static String of(@Nullable Object value) {
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = generator(text)) {
			write(value, generator);
		}
		return text.toString();
	}

	/** Writes a value of a response. */
	static void write(@Nullable Object value, JsonGenerator generator) {
		switch (value) {
			case null -> generator.writeNull();
			case Boolean flag -> generator.writeBoolean(flag);
			case Number number -> generator.writeNumber(NumberText.of(number));
			case Map<?, ?> object -> {
				generator.writeStartObject();
				object.forEach((key, child) -> {
					generator.writeName(String.valueOf(key));
					write(child, generator);
				});
				generator.writeEndObject();
			}
			case List<?> list -> {
				generator.writeStartArray();
				list.forEach((child) -> write(child, generator));
				generator.writeEndArray();
			}
			default -> generator.writeString(value.toString());
		}
	}

}
