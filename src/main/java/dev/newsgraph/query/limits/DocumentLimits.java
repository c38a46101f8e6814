package dev.newsgraph.query.limits;

import java.util.Map;
import java.util.function.Predicate;

import graphql.GraphQLContext;
import graphql.ParseAndValidate;
import graphql.execution.AbortExecutionException;
import graphql.introspection.GoodFaithIntrospection;
import graphql.language.Document;
import graphql.parser.ParserOptions;
import graphql.parser.ParsingListener;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.validation.rules.NoFragmentCycles;
import graphql.validation.rules.SubscriptionUniqueRootField;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.OperationTooLargeException;

/**
 * Checks a request in the order of its processing: its text and variables, its tokens
 * while it is parsed, and its selections before it is validated. The validation and the
 * normalization can take time that is exponential in the text.
 */
public final class DocumentLimits {

	// Three for each level of fields or values. The time to parse a type or a list can
	// grow with the square of its depth.
	private static final int MAX_RULE_DEPTH = 300;

	private final OperationLimits limits;

	private final ParserOptions options;

	/**
	 * Creates the checks.
	 * @param limits limits that apply
	 */
	public DocumentLimits(OperationLimits limits) {
		this.limits = limits;
		// The parser counts the end of the document as a token.
		this.options = ParserOptions.getDefaultOperationParserOptions()
			.transform((options) -> options.maxTokens(limits.maxTokens() + 1)
				.maxCharacters(limits.maxCharacters())
				.maxWhitespaceTokens(limits.maxCharacters())
				.maxRuleDepth(MAX_RULE_DEPTH));
	}

	/**
	 * Checks a request before it is parsed.
	 * @throws OperationTooLargeException if the text is too long
	 * @throws AbortExecutionException if a number has too many digits
	 * @throws InvalidVariableException if a variable exceeds a limit
	 */
	public void checkRequest(String text, Map<String, ?> variables) {
		if (text.length() > this.limits.maxCharacters()) {
			throw OperationTooLargeException.of("it has", text.length(), "characters", this.limits.maxCharacters(),
					"max-characters", "Shorten it, pass values as variables, or use several operations.");
		}
		NumberLengths.check(text);
		checkVariables(variables);
	}

	/**
	 * Checks the variables of a request whose document is known.
	 * @throws InvalidVariableException if a variable exceeds a limit
	 */
	public void checkVariables(Map<String, ?> variables) {
		VariableCheck.check(variables, this.limits);
	}

	/**
	 * Sets the options of the parser and of the validation. graphql-java's own check of
	 * introspections is switched off, because {@link IntrospectionCheck} applies the same
	 * rule before an operation runs, and for an estimate too.
	 */
	public void prepareParsing(GraphQLContext context) {
		// The first rule takes cubic time for a chain of fragments, and checkDocument has
		// already found the cycles. The second one fails at a directive with a variable;
		// the
		// root fields of a subscription are counted when the variables are known.
		Predicate<Class<?>> rules = (rule) -> rule != NoFragmentCycles.class
				&& rule != SubscriptionUniqueRootField.class;
		context.put(ParseAndValidate.INTERNAL_VALIDATION_PREDICATE_HINT, rules);
		context.put(GoodFaithIntrospection.GOOD_FAITH_INTROSPECTION_DISABLED, true);
		TokenCounter tokens = new TokenCounter();
		context.put(TokenCounter.class, tokens);
		context.put(ParserOptions.class, this.options.transform((options) -> options.parsingListener(tokens)));
	}

	/**
	 * Checks why the parser failed.
	 * @throws OperationTooLargeException if the parser has stopped at a limit
	 */
	public void checkFailure(@Nullable Throwable failure) {
		if (failure instanceof ParseCancelledTooDeepException) {
			throw OperationTooLargeException
				.of("The operation is too large: it is nested too deep to be parsed. Nest fewer levels.");
		}
		if (failure instanceof ParseCancelledException) {
			throw OperationTooLargeException.of("The operation is too large: it has more than %,d tokens"
				.formatted(this.limits.maxTokens())
					+ " (newsgraph.query.max-tokens). Shorten it, pass values as variables, or use several operations.");
		}
	}

	/**
	 * Checks a document before it is validated, and puts its {@link DocumentSize} into
	 * the context.
	 * @throws OperationTooLargeException if the document exceeds a limit
	 * @throws FragmentCycleException if a fragment contains itself
	 */
	public void checkDocument(String text, Document document, GraphQLContext context) {
		TokenCounter tokens = context.get(TokenCounter.class);
		DocumentSize size = DocumentSize.of(document, text.length(), (tokens != null) ? tokens.count : 0);
		context.put(DocumentSize.class, size);
		size.check(this.limits);
	}

	private static final class TokenCounter implements ParsingListener {

		private int count;

		@Override
		public void onToken(Token token) {
			this.count++;
		}

	}

}
