package dev.newsgraph.query.execution;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.query.plan.ShortText;
import dev.newsgraph.query.values.InstantText;
import dev.newsgraph.query.values.TimeSpan;

/**
 * The custom scalars of the schema: {@code DateTime}, {@code TimeSpan}, {@code URL} and
 * {@code JSON}.
 */
final class Scalars {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private Scalars() {
	}

	static List<GraphQLScalarType> all() {
		return List.of(scalar("DateTime", new DateTimeCoercing()), scalar("TimeSpan", new TimeSpanCoercing()),
				scalar("URL", new UrlCoercing()), scalar("JSON", new JsonCoercing()));
	}

	private static GraphQLScalarType scalar(String name, Coercing<?, ?> coercing) {
		return GraphQLScalarType.newScalar().name(name).coercing(coercing).build();
	}

	/** Parses literals and variables from text in the same way. */
	private abstract static class TextCoercing implements Coercing<Object, Object> {

		abstract Object parse(String text);

		@Override
		public Object parseValue(Object input, GraphQLContext context, Locale locale) {
			if (!(input instanceof String text)) {
				throw new CoercingParseValueException(
						"a string is expected, not " + ShortText.of(String.valueOf(input)));
			}
			return parse(text);
		}

		@Override
		public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
			if (!(input instanceof StringValue text)) {
				throw new CoercingParseLiteralException("a string is expected");
			}
			try {
				return parse(String.valueOf(text.getValue()));
			}
			catch (CoercingParseValueException ex) {
				throw new CoercingParseLiteralException(ex.getMessage(), ex);
			}
		}

		@Override
		public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
			return StringValue.of(String.valueOf(serialize(input, context, locale)));
		}

	}

	private static final class DateTimeCoercing extends TextCoercing {

		private static final int MAX_YEAR = 9999;

		private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

		@Override
		public Object serialize(Object result, GraphQLContext context, Locale locale) {
			return switch (result) {
				case ZonedDateTime time -> InstantText.of(time);
				case OffsetDateTime time -> DateTimeFormatter.ISO_INSTANT.format(time);
				case Instant time -> time.toString();
				default -> throw new CoercingSerializeException("not an instant: " + result.getClass().getSimpleName());
			};
		}

		@Override
		Object parse(String text) {
			try {
				// Cypher distinguishes equal instants with different offsets. The graph
				// stores UTC.
				ZonedDateTime time = DATE.matcher(text).matches() ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC)
						: OffsetDateTime.parse(text).toInstant().atZone(ZoneOffset.UTC);
				// RFC 3339 has years of four digits, so no other instant is in the graph.
				if (time.getYear() < 0 || time.getYear() > MAX_YEAR) {
					throw new CoercingParseValueException(
							"'%s' is not in the years 0000 to 9999".formatted(ShortText.of(text)));
				}
				return time;
			}
			catch (DateTimeException | ArithmeticException ex) {
				throw new CoercingParseValueException(
						"'%s' is not an ISO 8601 instant such as 2020-06-09T06:31:00Z, or a date such as 2020-06-09"
							.formatted(ShortText.of(text)));
			}
		}

	}

	/** Only for input; no field has this type. */
	private static final class TimeSpanCoercing extends TextCoercing {

		@Override
		public Object serialize(Object result, GraphQLContext context, Locale locale) {
			return result.toString();
		}

		@Override
		Object parse(String text) {
			return TimeSpan.parse(text)
				.orElseThrow(() -> new CoercingParseValueException(
						"'%s' is not an ISO 8601 duration such as P7D or PT12H, longer than 0 and at most %d years"
							.formatted(ShortText.of(text), TimeSpan.MAX_YEARS)));
		}

	}

	private static final class UrlCoercing extends TextCoercing {

		@Override
		public Object serialize(Object result, GraphQLContext context, Locale locale) {
			return result.toString();
		}

		@Override
		Object parse(String text) {
			int scheme = text.indexOf("://");
			if (scheme < 1 || scheme + 3 >= text.length() || text.isBlank()) {
				throw new CoercingParseValueException(
						"'%s' is not an absolute address such as https://example.org/story"
							.formatted(ShortText.of(text)));
			}
			return text;
		}

	}

	/** Only for output; no argument has this type. */
	private static final class JsonCoercing implements Coercing<Object, Object> {

		@Override
		public Object serialize(Object result, GraphQLContext context, Locale locale) {
			try {
				return (result instanceof String text) ? JSON.readValue(text, Object.class) : result;
			}
			catch (JacksonException ex) {
				throw new CoercingSerializeException("not JSON: " + ex.getOriginalMessage());
			}
		}

	}

}
