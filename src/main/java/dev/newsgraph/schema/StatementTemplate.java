package dev.newsgraph.schema;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The statement of a {@code @cypher} directive.
 *
 * @param text Cypher in which {@code $name} stands for the argument of that name
 * @param condition when this statement is the one to take; null for always
 */
public record StatementTemplate(String text, @Nullable Condition condition) {

	private static final Pattern PARAMETER = Pattern.compile("\\$([A-Za-z_]\\w*)");

	/** The condition, or none. */
	Stream<Condition> conditions() {
		return Stream.ofNullable(this.condition);
	}

	/** The arguments that the text refers to. */
	public Set<String> arguments() {
		Set<String> arguments = new TreeSet<>();
		PARAMETER.matcher(this.text).results().forEach((result) -> arguments.add(result.group(1)));
		return arguments;
	}

	/** The text with each argument replaced by the parameter that holds its value. */
	public String withParameters(UnaryOperator<String> parameterOfArgument) {
		return PARAMETER.matcher(this.text)
			.replaceAll((result) -> Matcher.quoteReplacement("$" + parameterOfArgument.apply(result.group(1))));
	}

	/**
	 * A value that an enum argument must have.
	 *
	 * @param argument the argument's name
	 * @param value the enum value's name
	 */
	public record Condition(String argument, String value) {
	}

}
