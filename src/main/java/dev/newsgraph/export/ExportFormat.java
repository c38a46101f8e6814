package dev.newsgraph.export;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.springframework.http.MediaType;

/** The formats of exports. */
enum ExportFormat {

	/** CSV as in RFC 4180, with a header. */
	CSV(new MediaType("text", "csv", StandardCharsets.UTF_8), "csv"),
	/** JSON Lines, with a last line that states whether the rows are complete. */
	NDJSON(new MediaType("application", "x-ndjson"), "ndjson");

	private final MediaType type;

	private final String extension;

	ExportFormat(MediaType type, String extension) {
		this.type = type;
		this.extension = extension;
	}

	/** Returns the media types; the first one is for clients that accept any. */
	static List<MediaType> types() {
		return Arrays.stream(values()).map(ExportFormat::type).toList();
	}

	/** Returns the format of a media type. */
	static ExportFormat of(MediaType type) {
		return Arrays.stream(values()).filter((format) -> format.type.equals(type)).findFirst().orElse(CSV);
	}

	MediaType type() {
		return this.type;
	}

	/** Returns the extension of the names of files. */
	String extension() {
		return this.extension;
	}

	/**
	 * Returns a writer of rows.
	 * @param byteOrderMark whether CSV begins with a byte order mark
	 */
	RowWriter writer(Writer target, List<Column> columns, boolean byteOrderMark) {
		return switch (this) {
			case CSV -> new CsvWriter(target, columns, byteOrderMark);
			case NDJSON -> new JsonLinesWriter(target, columns);
		};
	}

}
