package dev.newsgraph.query.errors;

import java.util.List;
import java.util.Locale;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.validation.ValidationErrorType;
import org.jspecify.annotations.Nullable;

/** Messages for errors of the validation that need only the names in the original one. */
final class ValidationSentences {

	private static final String ALIAS = " Use an alias for one of them.";

	private ValidationSentences() {
	}

	/**
	 * Returns the message, or {@code null} if the original one is to be kept.
	 * @param names the names in the original message, in its order
	 */
	static @Nullable String of(ValidationErrorType type, String original, List<String> names) {
		String first = names.getFirst();
		return switch (type) {
			case UnusedFragment -> "Fragment `%s` is never used. Use it or remove it.".formatted(first);
			case UnusedVariable -> "Variable `$%s` is never used. Use it or remove it.".formatted(first);
			case NonInputTypeOnVariable -> "Variable `$%s` cannot have the type `%s`, which is for answers only."
				.formatted(first, names.getLast());
			case VariableTypeMismatch ->
				"Variable `$%s` has the type `%s`, and `%s` is expected here. Declare it with this type."
					.formatted(first, names.get(1), names.getLast());
			case FieldsConflict -> conflict(original, first.replace('/', '.'), names);
			case InvalidFragmentType ->
				"The fragment is for `%s`, and the objects here are of the type `%s`. Remove the fragment."
					.formatted(names.getLast(), names.get(names.size() - 2));
			case LoneAnonymousOperationViolation ->
				"An operation without a name must be the only one of the document. Give each operation a name.";
			case DuplicateOperationName -> duplicate("operations", first);
			case DuplicateFragmentName -> duplicate("fragments", first);
			case DuplicateVariableName -> duplicate("variables", "$" + first);
			case DuplicateArgumentNames -> "Several arguments have the name `%s`. Keep one.".formatted(first);
			case UniqueObjectFieldName -> "Several fields of one object have the name `%s`. Keep one.".formatted(first);
			case DuplicateDirectiveName ->
				"Directive `@%s` is used twice on one element. Use it once.".formatted(first);
			case UnknownOperation -> "The schema has no %s operations.".formatted(first.toLowerCase(Locale.ROOT));
			case NonExecutableDefinition ->
				"A document of operations cannot contain definitions of a schema. Remove the definition.";
			default -> null;
		};
	}

	private static String duplicate(String what, String name) {
		return "Several %s have the name `%s`. Give each a name of its own, or remove one.".formatted(what, name);
	}

	private static String conflict(String original, String path, List<String> names) {
		if (original.endsWith("are different fields")) {
			return "`%s` is the name of two fields, `%s` and `%s`.%s".formatted(path, names.get(1), names.getLast(),
					ALIAS);
		}
		if (original.endsWith("different arguments")) {
			return "`%s` is selected twice with different arguments.%s".formatted(path, ALIAS);
		}
		if (original.endsWith("nullability shapes")) {
			return "`%s` is the name of two fields, of which only one can be null.%s".formatted(path, ALIAS);
		}
		if (original.endsWith("list shapes")) {
			return "`%s` is the name of two fields, of which only one is a list.%s".formatted(path, ALIAS);
		}
		return "`%s` is the name of two fields with different types, `%s` and `%s`.%s".formatted(path,
				names.get(names.size() - 2), names.getLast(), ALIAS);
	}

	/** Returns a place of a directive in words. */
	static String place(Node<?> node) {
		return switch (node) {
			case Field field -> "a field";
			case OperationDefinition operation -> "an operation";
			case FragmentDefinition fragment -> "a fragment";
			case FragmentSpread spread -> "a fragment spread";
			case InlineFragment fragment -> "an inline fragment";
			case VariableDefinition variable -> "a variable";
			default -> "this element";
		};
	}

}
