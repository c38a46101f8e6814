package dev.newsgraph.export;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Writes rows as JSON Lines: one object for each row, as the playground writes it, and a
 * last line that states whether these are all rows.
 */
final class JsonLinesWriter implements RowWriter {

	private final Writer target;

	private final JsonGenerator generator;

	/** The last column of each name. */
	private final Map<String, Column> columns = new LinkedHashMap<>();

	JsonLinesWriter(Writer target, List<Column> columns) {
		this.target = target;
		this.generator = JsonText.generator(target);
		columns.forEach((column) -> this.columns.put(column.name(), column));
	}

	@Override
	public void begin() {
		// There is no header.
	}

	@Override
	public void write(List<@Nullable Object> rows) throws IOException {
		try {
			for (Object row : rows) {
				write(row);
			}
			flush();
		}
		catch (JacksonIOException ex) {
			// The client has gone away.
			throw ex.getCause();
		}
	}

	private void write(@Nullable Object row) {
		this.generator.writeStartObject();
		for (Map.Entry<String, Column> column : this.columns.entrySet()) {
			this.generator.writeName(column.getKey());
			Object cell = column.getValue().cell(row);
			JsonText.write((cell instanceof ObjectNames objects) ? objects.names() : cell, this.generator);
		}
		this.generator.writeEndObject();
		this.generator.writeRaw('\n');
	}

	@Override
	public void end(ExportResult result) throws IOException {
		try {
			JsonText.write(Map.of("export", result.json()), this.generator);
			this.generator.writeRaw('\n');
			flush();
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
	}

	private void flush() throws IOException {
		this.generator.flush();
		this.target.flush();
	}

}
