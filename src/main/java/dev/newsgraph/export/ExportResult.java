package dev.newsgraph.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The result of an export, which its last line and its trailer fields state.
 *
 * @param rows number of rows that were sent
 * @param complete whether these are all rows of the connection
 * @param code error code if they are not
 * @param message the reason if they are not
 * @param cursor cursor after the last row, with which a further export continues
 * @param notices messages of the notices, for example of a cap that was reached
 */
record ExportResult(long rows, boolean complete, @Nullable String code, @Nullable String message,
		@Nullable String cursor, List<String> notices) {

	static final String COMPLETE_FIELD = "Newsgraph-Export-Complete";

	static final String ROWS_FIELD = "Newsgraph-Export-Rows";

	static final String REASON_FIELD = "Newsgraph-Export-Reason";

	/** Returns the result for the last line. */
	Map<String, @Nullable Object> json() {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("complete", this.complete);
		json.put("rows", this.rows);
		if (!this.complete) {
			json.put("code", this.code);
			json.put("message", this.message);
			json.put("endCursor", this.cursor);
		}
		if (!this.notices.isEmpty()) {
			json.put("notices", this.notices);
		}
		return json;
	}

	/** Returns the trailer fields of the response. */
	Map<String, String> trailer() {
		Map<String, String> trailer = new LinkedHashMap<>();
		trailer.put(COMPLETE_FIELD, String.valueOf(this.complete));
		trailer.put(ROWS_FIELD, String.valueOf(this.rows));
		if (this.code != null) {
			trailer.put(REASON_FIELD, this.code);
		}
		return trailer;
	}

}
