package dev.newsgraph.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The operations of the manual, broken at random. No message shows how the gateway is
 * written, and each name that a message suggests exists.
 */
class BrokenOperationsTests {

	private static final Path FOLDER = Path.of("src/test/resources/dev/newsgraph/query");

	private static final Pattern OPERATION = Pattern.compile("```graphql\n(.*?)```", Pattern.DOTALL);

	private static final Pattern TOKEN = Pattern.compile("\"[^\"\n]*\"|\\$?\\w+|\\.\\.\\.|\\S|\\s+");

	private static final Pattern INTERNAL = Pattern.compile(
			"\\w\\{\\w*=|\\bgraphql\\.|\\bjava\\b|\\bdev\\.newsgraph|\\w@[0-9a-f]{4,}|Exception|\\bAST\\b|ANTLR|ArrayList|HashMap|"
					+ "BigInteger|\\bInteger\\b|NonNull|Coerc|coerc|\\w+Value\\b(?<!EnumValue)|GraphQL[A-Z]|\\[L|Optional\\[");

	private static final Pattern SUGGESTED = Pattern.compile("Did you mean (.*)\\?$");

	private static final List<String> VALUES = List.of("1", "-1", "3000000000", "1.5", "\"text\"", "true", "null", "[]",
			"[1]", "{}", "{a: 1}", "{titel: {eq: 1}}", "TITEL", "$unknown", "$first", "[{field: TITEL}]",
			"{and: [{title: {contain: 1}}]}", "[null]", "[[{}]]");

	private static final List<String> DIRECTIVES = List.of(" @defer", " @skip", " @include(if: 1)", " @skip(iff: true)",
			" @deprecated", " @skp(if: true)", " @oneOf");

	private final OperationPreviews previews = new OperationPreviews(TestSchema.graphQl((environment) -> null));

	private final List<String> names = names(TestSchema.executable((environment) -> null));

	@Test
	void areRefusedInTermsOfGraphQl() {
		Random random = new Random(14);
		List<String> operations = operations();
		assertThat(operations).hasSizeGreaterThan(50);
		int refused = 0;
		for (int i = 0; i < 4000; i++) {
			String broken = broken(operations.get(random.nextInt(operations.size())), random);
			Map<String, Object> variables = variables(broken, random);
			for (Map<String, Object> error : this.previews.of(broken, null, variables).errors()) {
				refused++;
				check(String.valueOf(error.get("message")), error.get("extensions"),
						"%s\n%s".formatted(broken, variables));
			}
		}
		assertThat(refused).isGreaterThan(3000);
	}

	private void check(String message, Object extensions, String operation) {
		assertThat(INTERNAL.matcher(message).results().map((found) -> found.group())).as("%s\n%s", message, operation)
			.isEmpty();
		assertThat(message).as(operation).isNotBlank().hasSizeLessThan(1000);
		assertThat(((Map<?, ?>) extensions).get("code")).as(operation)
			.isNotNull()
			.isNotEqualTo("INTERNAL_SERVER_ERROR");
		Matcher suggested = SUGGESTED.matcher(message);
		if (suggested.find()) {
			List<String> suggestions = Stream.of(suggested.group(1).split(", | or ")).toList();
			assertThat(suggestions).hasSizeBetween(1, 3).doesNotHaveDuplicates();
			for (String suggestion : suggestions) {
				String name = suggestion.replaceAll("`(?:@|\\$|\\.\\.\\. on )?(\\w+).*`", "$1");
				assertThat(operation.contains(name) || this.names.contains(name)).as("%s in %s", suggestion, operation)
					.isTrue();
			}
		}
	}

	private static String broken(String operation, Random random) {
		List<String> tokens = new ArrayList<>(
				TOKEN.matcher(operation).results().map((token) -> token.group()).toList());
		int changes = 1 + random.nextInt(3);
		for (int i = 0; i < changes && !tokens.isEmpty(); i++) {
			int place = random.nextInt(tokens.size());
			String token = tokens.get(place);
			switch (random.nextInt(8)) {
				case 0 -> tokens.remove(place);
				case 1 -> tokens.add(place, token);
				case 2 -> tokens.set(place, VALUES.get(random.nextInt(VALUES.size())));
				case 3 -> tokens.add(place, DIRECTIVES.get(random.nextInt(DIRECTIVES.size())));
				case 4 -> tokens.set(place, tokens.get(random.nextInt(tokens.size())));
				default -> tokens.set(place, misspelt(token, random));
			}
		}
		return String.join("", tokens);
	}

	private static String misspelt(String token, Random random) {
		if (token.length() < 3 || !Character.isLetter(token.charAt(1))) {
			return token;
		}
		int place = 1 + random.nextInt(token.length() - 1);
		return switch (random.nextInt(3)) {
			case 0 -> token.substring(0, place) + token.substring(place + 1);
			case 1 -> token.substring(0, place) + "x" + token.substring(place);
			default -> token.substring(0, place - 1) + token.charAt(place) + token.charAt(place - 1)
					+ token.substring(place + 1);
		};
	}

	private static Map<String, Object> variables(String operation, Random random) {
		Map<String, Object> variables = new HashMap<>();
		Matcher declared = Pattern.compile("\\$(\\w+) *:").matcher(operation);
		while (declared.find()) {
			Object value = switch (random.nextInt(9)) {
				case 0 -> 1;
				case 1 -> 1.5;
				case 2 -> "text";
				case 3 -> true;
				case 4 -> List.of(1, "text");
				case 5 -> Map.of("titel", Map.of("eq", 1));
				case 6 -> Map.of("and", List.of(Map.of("title", Map.of("contain", "x"))));
				case 7 -> Arrays.asList("x", null);
				default -> "https://example.org/a";
			};
			if (random.nextInt(5) > 0) {
				variables.put(declared.group(1), value);
			}
		}
		return variables;
	}

	private static List<String> operations() {
		try (Stream<Path> files = Files.walk(FOLDER)) {
			return files.filter((file) -> file.toString().endsWith(".md"))
				.sorted()
				.flatMap((file) -> OPERATION.matcher(text(file)).results())
				.map((operation) -> operation.group(1))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> names(GraphQLSchema schema) {
		List<String> names = new ArrayList<>();
		schema.getAllElementsAsList().forEach((element) -> {
			names.add(element.getName());
			element.getChildren().forEach((child) -> {
				if (child instanceof GraphQLNamedSchemaElement named) {
					names.add(named.getName());
					named.getChildren()
						.stream()
						.filter(GraphQLNamedSchemaElement.class::isInstance)
						.forEach((inner) -> names.add(((GraphQLNamedSchemaElement) inner).getName()));
				}
			});
		});
		names.add("__typename");
		return names;
	}

}
