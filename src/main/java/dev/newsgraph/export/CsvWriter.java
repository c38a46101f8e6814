package dev.newsgraph.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Writes rows as CSV (RFC 4180), with the texts that the playground writes. A text that a
 * spreadsheet would run as a formula gets an apostrophe.
 */
final class CsvWriter implements RowWriter {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private static final String LINE_END = "\r\n";

	/** The characters that begin a formula, with their full-width forms. */
	private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

	/** A spreadsheet reads such a text as a number. */
	private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");

	private final Writer target;

	private final List<Column> columns;

	private final boolean byteOrderMark;

	CsvWriter(Writer target, List<Column> columns, boolean byteOrderMark) {
		this.target = target;
		this.columns = columns;
		this.byteOrderMark = byteOrderMark;
	}

	@Override
	public void begin() throws IOException {
		if (this.byteOrderMark) {
			this.target.write(BYTE_ORDER_MARK);
		}
		for (int i = 0; i < this.columns.size(); i++) {
			cell(i, this.columns.get(i).name());
		}
		this.target.write(LINE_END);
	}

	@Override
	public void write(List<@Nullable Object> rows) throws IOException {
		for (Object row : rows) {
			for (int i = 0; i < this.columns.size(); i++) {
				cell(i, this.columns.get(i).cell(row));
			}
			this.target.write(LINE_END);
		}
		this.target.flush();
	}

	@Override
	public void end(ExportResult result) throws IOException {
		this.target.flush();
	}

	private void cell(int position, @Nullable Object value) throws IOException {
		if (position > 0) {
			this.target.write(',');
		}
		switch (value) {
			case null -> {
				// The cell is empty.
			}
			case Number number -> this.target.write(NumberText.of(number));
			case Boolean flag -> this.target.write(flag.toString());
			case ObjectNames names -> text(names.text());
			default -> text(value.toString());
		}
	}

	private void text(String text) throws IOException {
		boolean formula = isFormula(text);
		if (!formula && !needsQuotes(text)) {
			this.target.write(text);
			return;
		}
		this.target.write(formula ? "\"'" : "\"");
		this.target.write(text.replace("\"", "\"\""));
		this.target.write('"');
	}

	private static boolean isFormula(String text) {
		return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !NUMBER.matcher(text).matches();
	}

	private static boolean needsQuotes(String text) {
		if (text.isEmpty()) {
			return false;
		}
		if (text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ') {
			return true;
		}
		for (int i = 0; i < text.length(); i++) {
			switch (text.charAt(i)) {
				case ',', '"', '\r', '\n', '\uFEFF' -> {
					return true;
				}
				default -> {
					// The next character decides.
				}
			}
		}
		return false;
	}

}
