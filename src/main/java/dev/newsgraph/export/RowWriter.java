package dev.newsgraph.export;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Writes the rows of an export in one format. */
interface RowWriter {

	/** Writes what precedes the rows. */
	void begin() throws IOException;

	/** Writes the rows of a page, and passes all of them on. */
	void write(List<@Nullable Object> rows) throws IOException;

	/** Writes what follows the rows. */
	void end(ExportResult result) throws IOException;

}
