package dev.newsgraph.query.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.modulith.NamedInterface;

import dev.newsgraph.query.plan.ShortText;

/**
 * Why a mutation did not do what was requested. Unlike an error of the operation, it is
 * part of the data, because the caller can correct it.
 *
 * @param field path of the input field that the error is about; empty if it is about none
 * @param code value of the enum {@code UserErrorCode} of the schema
 * @param message sentence that says what is wrong and how to correct it; the middle of a
 * long one is left out
 */
@NamedInterface("mutations")
public record UserError(List<String> field, String code, String message) {

	public UserError {
		field = List.copyOf(field);
		message = sentence(ShortText.of(message));
	}

	/**
	 * Returns an error about a field of the argument {@code input}.
	 * @param field name of the field
	 * @param code value of the enum {@code UserErrorCode} of the schema
	 * @param message what is wrong and how to correct it
	 */
	public static UserError ofInput(String field, String code, String message) {
		return new UserError(List.of("input", field), code, message);
	}

	/** Returns the values of the fields of the schema type {@code UserError}. */
	Map<String, @Nullable Object> row() {
		Map<String, @Nullable Object> row = new HashMap<>();
		row.put("field", this.field.isEmpty() ? null : this.field);
		row.put("code", this.code);
		row.put("message", this.message);
		return row;
	}

	private static String sentence(String text) {
		String whole = text.endsWith(".") ? text : text + ".";
		return whole.substring(0, 1).toUpperCase(Locale.ROOT) + whole.substring(1);
	}

}
