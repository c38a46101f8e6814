package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Builds the text of an operation with its variables and fragments. */
final class OperationText {

	private final Random random;

	private final List<String> declarations = new ArrayList<>();

	private final List<String> fragments = new ArrayList<>();

	private final Map<String, Object> variables = new LinkedHashMap<>();

	private int names;

	OperationText(RandomChoices choices) {
		this.random = choices.forms();
	}

	/** Returns a unique name. */
	String name(String prefix) {
		this.names++;
		return prefix + this.names;
	}

	/** Returns a value as an argument: a variable or a literal. */
	String value(String type, Object value) {
		return (this.random.nextInt(3) > 0) ? variable(type, value) : literal(value);
	}

	/** Returns a variable with a value. */
	String variable(String type, Object value) {
		String name = declare(type);
		this.variables.put(name, json(value));
		return "$" + name;
	}

	/** Returns a variable without a value. */
	String declare(String type) {
		String name = name("v");
		this.declarations.add("$%s: %s".formatted(name, type));
		return name;
	}

	/** Returns the spread of a named fragment that contains the selection. */
	String fragment(String type, String selection) {
		String name = name("F");
		this.fragments.add("fragment %s on %s { %s }".formatted(name, type, selection));
		return "..." + name;
	}

	/** Returns the operation with the variables and fragments that it uses. */
	String operation(String selection) {
		String text = "{ " + selection + " }";
		// A fragment is created after those that it spreads.
		for (String fragment : this.fragments.reversed()) {
			if (mentions(text, "..." + fragment.split(" ")[1])) {
				text += "\n" + fragment;
			}
		}
		String body = text;
		this.declarations.removeIf((declaration) -> !mentions(body, declaration.split(":")[0]));
		this.variables.keySet().removeIf((name) -> !mentions(body, "$" + name));
		return "query%s %s"
			.formatted(this.declarations.isEmpty() ? "" : "(" + String.join(", ", this.declarations) + ")", text);
	}

	private static boolean mentions(String text, String name) {
		return Pattern.compile(Pattern.quote(name) + "\\b").matcher(text).find();
	}

	Map<String, Object> variables() {
		return this.variables;
	}

	/** Returns a value as a GraphQL literal. */
	static String literal(Object value) {
		return switch (value) {
			case Map<?, ?> map -> map.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + ": " + literal(entry.getValue()))
				.collect(Collectors.joining(", ", "{", "}"));
			case List<?> list -> list.stream().map(OperationText::literal).collect(Collectors.joining(", ", "[", "]"));
			case EnumName constant -> constant.name();
			case String text -> AnswerPage.JSON.writeValueAsString(text);
			default -> value.toString();
		};
	}

	/** Returns a value as JSON for variables. */
	private static Object json(Object value) {
		return switch (value) {
			case Map<?, ?> map -> {
				Map<String, Object> entries = new LinkedHashMap<>();
				map.forEach((name, entry) -> entries.put(name.toString(), json(entry)));
				yield entries;
			}
			case List<?> list -> list.stream().map(OperationText::json).toList();
			case EnumName constant -> constant.name();
			default -> value;
		};
	}

	/** An enum value. */
	record EnumName(String name) {
	}

}
