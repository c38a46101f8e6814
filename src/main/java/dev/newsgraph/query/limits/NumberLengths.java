package dev.newsgraph.query.limits;

import java.util.List;
import java.util.Map;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.language.SourceLocation;

/**
 * Checks the number of digits in the numbers of a document before it is parsed. The
 * parser takes more than a microsecond for each digit, and the time to convert a number
 * grows with the square of its digits.
 */
final class NumberLengths {

	/** More digits than any number of the schema can have. */
	static final int MAX_DIGITS = 40;

	private static final String BLOCK = "\"\"\"";

	private final String document;

	private int at;

	private NumberLengths(String document) {
		this.document = document;
	}

	/**
	 * Checks a document.
	 * @throws AbortExecutionException if a number has more than {@value #MAX_DIGITS}
	 * digits
	 */
	static void check(String document) {
		new NumberLengths(document).check();
	}

	private void check() {
		while (this.at < this.document.length()) {
			char c = this.document.charAt(this.at);
			if (c == '"') {
				text();
			}
			else if (c == '#') {
				while (this.at < this.document.length() && !isLineEnd(this.document.charAt(this.at))) {
					this.at++;
				}
			}
			else if (isDigit(c)) {
				number();
			}
			else if (isName(c)) {
				while (this.at < this.document.length() && isName(this.document.charAt(this.at))) {
					this.at++;
				}
			}
			else {
				this.at++;
			}
		}
	}

	private void text() {
		if (this.document.startsWith(BLOCK, this.at)) {
			int end = this.document.indexOf(BLOCK, this.at + BLOCK.length());
			while (end > 0 && this.document.charAt(end - 1) == '\\') {
				end = this.document.indexOf(BLOCK, end + BLOCK.length());
			}
			this.at = (end < 0) ? this.document.length() : end + BLOCK.length();
			return;
		}
		this.at++;
		while (this.at < this.document.length()) {
			char c = this.document.charAt(this.at);
			this.at += (c == '\\') ? 2 : 1;
			if (c == '"' || isLineEnd(c)) {
				return;
			}
		}
	}

	private void number() {
		int begin = this.at;
		int digits = 0;
		while (this.at < this.document.length() && isPartOfNumber(this.document.charAt(this.at))) {
			digits += isDigit(this.document.charAt(this.at)) ? 1 : 0;
			this.at++;
		}
		if (digits > MAX_DIGITS) {
			throw new AbortExecutionException(List.of(error(digits, begin)));
		}
	}

	private GraphQLError error(int digits, int begin) {
		String before = this.document.substring(0, begin);
		int line = 1 + (int) before.chars().filter((c) -> c == '\n').count();
		return GraphQLError.newError()
			.message("A number with %d digits is too long; a number may have at most %d digits", digits, MAX_DIGITS)
			.location(new SourceLocation(line, begin - before.lastIndexOf('\n')))
			.errorType(ErrorType.ValidationError)
			.extensions(Map.of("code", "GRAPHQL_VALIDATION_FAILED"))
			.build();
	}

	private static boolean isPartOfNumber(char c) {
		return isDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static boolean isName(char c) {
		return isDigit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	private static boolean isLineEnd(char c) {
		return c == '\n' || c == '\r';
	}

}
