package dev.newsgraph.security;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import graphql.ExecutionInput;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What the audit log says about an operation: its name, and the fields of a mutation. */
final class AuditedOperation {

	/** Names of the input fields that say what a mutation is about. */
	private static final List<String> SUBJECTS = List.of("folder", "id");

	private final ExecutionInput input;

	private final Map<String, FragmentDefinition> fragments = new HashMap<>();

	private final Set<String> spread = new HashSet<>();

	/** The values of variables that the request does not set. */
	private final Map<String, Value<?>> defaults = new HashMap<>();

	AuditedOperation(ExecutionInput input) {
		this.input = input;
	}

	/**
	 * Returns the names of the root fields, also of those in fragments; none if the
	 * operation is not a mutation.
	 */
	List<String> mutations() {
		if (!this.input.getQuery().contains("mutation")) {
			return List.of();
		}
		List<String> names = new ArrayList<>();
		for (OperationDefinition operation : chosen()) {
			if (operation.getOperation() == OperationDefinition.Operation.MUTATION) {
				for (VariableDefinition variable : operation.getVariableDefinitions()) {
					if (variable.getDefaultValue() != null) {
						this.defaults.put(variable.getName(), variable.getDefaultValue());
					}
				}
				add(operation.getSelectionSet(), names);
			}
		}
		return names;
	}

	/** Returns the kind and the name of the operation. */
	String name() {
		List<OperationDefinition> chosen = chosen();
		if (chosen.size() != 1) {
			return "operation";
		}
		OperationDefinition operation = chosen.getFirst();
		String kind = operation.getOperation().name().toLowerCase(Locale.ROOT);
		return (operation.getName() != null) ? kind + " " + operation.getName() : kind;
	}

	private List<OperationDefinition> chosen() {
		try {
			Document document = Parser.parse(this.input.getQuery());
			document.getDefinitionsOfType(FragmentDefinition.class)
				.forEach((fragment) -> this.fragments.putIfAbsent(fragment.getName(), fragment));
			return document.getDefinitionsOfType(OperationDefinition.class)
				.stream()
				.filter((operation) -> isChosen(operation, this.input.getOperationName()))
				.toList();
		}
		catch (InvalidSyntaxException ex) {
			return List.of();
		}
	}

	private void add(SelectionSet selections, List<String> names) {
		for (Selection<?> selection : selections.getSelections()) {
			switch (selection) {
				case Field field -> names.add(field.getName() + subject(field));
				case InlineFragment inline -> add(inline.getSelectionSet(), names);
				case FragmentSpread named -> {
					FragmentDefinition fragment = this.fragments.get(named.getName());
					if (fragment != null && this.spread.add(named.getName())) {
						add(fragment.getSelectionSet(), names);
					}
				}
				default -> throw new IllegalStateException("Not a selection: " + selection);
			}
		}
	}

	private static boolean isChosen(OperationDefinition operation, @Nullable String name) {
		return name == null || name.isEmpty() || name.equals(operation.getName());
	}

	/** Returns the folder or the job that a mutation is about, in parentheses. */
	private String subject(Field field) {
		Object argument = field.getArguments()
			.stream()
			.filter((one) -> one.getName().equals("input"))
			.findFirst()
			.map((one) -> value(one.getValue()))
			.orElse(null);
		for (String name : SUBJECTS) {
			// An id can be a number.
			if (argument instanceof Map<?, ?> input
					&& (input.get(name) instanceof String || input.get(name) instanceof Number)) {
				return "(%s: %s)".formatted(name, input.get(name));
			}
		}
		return "";
	}

	private @Nullable Object value(@Nullable Value<?> value) {
		return switch (value) {
			case VariableReference reference -> variable(reference.getName());
			case StringValue text -> text.getValue();
			case IntValue number -> number.getValue();
			case ObjectValue object -> {
				Map<String, @Nullable Object> fields = new HashMap<>();
				object.getObjectFields().forEach((field) -> fields.put(field.getName(), value(field.getValue())));
				yield fields;
			}
			case null, default -> null;
		};
	}

	private @Nullable Object variable(String name) {
		Map<String, Object> set = this.input.getVariables();
		return set.containsKey(name) ? set.get(name) : value(this.defaults.get(name));
	}

}
