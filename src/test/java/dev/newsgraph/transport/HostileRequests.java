package dev.newsgraph.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import dev.newsgraph.transport.HostileRequest.Expected;

/**
 * The hostile corpus: requests of all kinds that have cost a GraphQL server its CPU, its
 * memory, its connections or its data, each in several variants.
 */
public final class HostileRequests {

	private static final String ARTICLE = "article(webUrl: \"https://example.com/a\")";

	private static final String WHERE = "query($w: ArticleFilter) { articles(where: $w, first: 1) { totalCount } }";

	private final List<HostileRequest> requests = new ArrayList<>();

	private HostileRequests() {
	}

	/** Returns all requests. */
	public static List<HostileRequest> all() {
		HostileRequests corpus = new HostileRequests();
		corpus.fragments();
		corpus.nestedFilters();
		corpus.nestedSelections();
		corpus.repetition();
		corpus.documents();
		corpus.values();
		corpus.texts();
		corpus.introspection();
		corpus.expensiveReads();
		corpus.mutations();
		corpus.routes();
		corpus.bodies();
		corpus.mediaTypes();
		return corpus.requests;
	}

	private void fragments() {
		for (int levels : new int[] { 20, 25, 30, 200 }) {
			refused("fragments that spread the next one twice, " + levels + " levels",
					"{ " + ARTICLE + " { ...F0 } } " + fragments(levels, "Article", "a%d: title ...F%d ...F%d"));
		}
		refused("fragments that spread the next one three times",
				"{ " + ARTICLE + " { ...F0 } } " + fragments(25, "Article", "a%d: title ...F%d ...F%2$d ...F%2$d"));
		refused("fragments of the root that spread the next one twice",
				"{ ...F0 } " + fragments(25, "Query", "a%d: __typename ...F%d ...F%d"));
		refused("fragments that are spread in inline fragments", "{ " + ARTICLE + " { ...F0 } } "
				+ fragments(25, "Article", "a%d: title ... on Article { ...F%d } ... on Node { ...F%2$d }"));
		refused("fragments that are spread under two fields", "{ " + ARTICLE + " { ...F0 } } " + fragments(25,
				"Article", "a%d: related { edges { node { ...F%d } } } relatedBy { edges { node { ...F%2$d } } }"));
		refused("fragments that are spread with directives", "{ " + ARTICLE + " { ...F0 } } "
				+ fragments(25, "Article", "a%d: title ...F%d @include(if: true) ...F%d @skip(if: false)"));
		refused("fragments that spread each other",
				"{ " + ARTICLE + " { ...A } } fragment A on Article { title ...B } fragment B on Article { id ...A }");
		refused("a fragment that spreads itself", "{ " + ARTICLE + " { ...A } } fragment A on Article { ...A }");
		refused("a chain of 500 fragments",
				"{ " + ARTICLE + " { ...F0 } } " + fragments(500, "Article", "a%d: title ...F%d"));
		refused("300 fragments that are not used",
				"{ __typename } " + repeat(300, "fragment U%d on Article { title }"));
		refused("a fragment that is spread 1,000 times",
				"{ " + ARTICLE + " { " + "...A ".repeat(1000) + "} } fragment A on Article { title body }");
		refused("aliases of equal names with different fields, in 60 fragments",
				"{ " + ARTICLE + " { " + repeat(60, "...F%d ") + "} } "
						+ repeat(60, "fragment F%d on Article { x: title y: body }".replace("title",
								"related(first: %<d) { totalCount }")));
	}

	private void nestedFilters() {
		for (int levels : new int[] { 6, 12, 16, 20, 40, 100, 400 }) {
			refused("related.some nested " + levels + " times in a variable", WHERE,
					Map.of("w", nested(levels, "related", "some")));
		}
		refused("related.some nested 20 times as a literal", "{ articles(where: %s) { totalCount } }"
			.formatted(literal(20, "related: {some: ", "{hasDocument: {eq: true}}", "}")));
		refused("related.none nested 16 times", WHERE, Map.of("w", nested(16, "related", "none")));
		refused("relatedBy.every nested 16 times", WHERE, Map.of("w", nested(16, "relatedBy", "every")));
		refused("topics.some.articles.some nested 10 times", WHERE,
				Map.of("w", nested(10, "topics", "some", "articles", "some")));
		refused("the parent of a topic nested 40 times in a filter",
				"query($w: TopicFilter) { topics(where: $w) { totalCount } }", Map.of("w", nested(40, "parent")));
		for (int levels : new int[] { 200, 400 }) {
			bounded("not nested " + levels + " times in a variable", WHERE, Map.of("w", nested(levels, "not")));
			bounded("not nested " + levels + " times as a literal", "{ articles(where: %s) { totalCount } }"
				.formatted(literal(levels, "not: ", "{hasDocument: {eq: true}}", "")));
		}
		refused("not and some nested in turn", WHERE, Map.of("w", nested(20, "not", "related", "some")));
		refused("and nested 60 times", WHERE, Map.of("w", lists(60, "and")));
		refused("or nested 400 times", WHERE, Map.of("w", lists(400, "or")));
		refused("or with 5,000 conditions", WHERE,
				Map.of("w", Map.of("or", Collections.nCopies(5000, Map.of("heat", Map.of("gt", 1))))));
		refused("or of or of or, ten each", WHERE, Map.of("w", tree(4, 10)));
		refused("the same filter in ten fields",
				"query($w: ArticleFilter) { "
						+ repeat(10,
								"a%d: articles(where: $w) { edges { node { related(where: $w) { totalCount } } } } ")
						+ "}",
				Map.of("w", nested(8, "related", "some")));
	}

	private void nestedSelections() {
		for (int levels : new int[] { 16, 40, 300 }) {
			refused("related pages nested " + levels + " times", "{ " + ARTICLE + " "
					+ literal(levels, "related(first: 1) { edges { node ", "{ title }", "} }") + " }");
			refused("the parent of a topic nested " + levels + " times",
					"{ topic(name: \"AI\") " + literal(levels, "parent ", "{ name }", "") + " }");
		}
		refused("aliases that double at each of eight levels", "{ " + ARTICLE + " " + doubled(8) + " }");
		refused("pages of 100 in pages of 100 in pages of 100",
				"{ articles(first: 100) { edges { node { related(first: 100) { edges { node { related(first: 100) "
						+ "{ edges { node { title } } } } } } } } } }");
		refused("lists without a page, nested",
				"{ topics(first: 100) { edges { node { subtopics { subtopics { subtopics { subtopics { name } } } } } } } }");
	}

	private void repetition() {
		for (int aliases : new int[] { 31, 300, 1500 }) {
			refused(aliases + " aliases of one field",
					"{ articles(first: 1) { edges { node { " + repeat(aliases, "t%d: title ") + "} } } }");
		}
		refused("60 aliases of coverage",
				"{ " + repeat(60, "c%d: coverage(first: 100) { edges { node { articleCount } } } ") + "}");
		refused("300 aliases of body",
				"{ articles(first: 100) { edges { node { " + repeat(300, "b%d: body ") + "} } } }");
		refused("11 root fields", "{ " + repeat(11, "a%d: articles(first: 1) { totalCount } ") + "}");
		refused("40 aliases that are spread over fragments",
				"{ articles(first: 1) { edges { node { " + repeat(20, "...F%d ") + "} } } } "
						+ repeat(20, "fragment F%d on Article { a%<d: title b%<d: title }"));
		refused("60 directives", "{ __typename " + "@include(if: true) ".repeat(60) + "}");
		refused("one directive on each of 60 fields",
				"{ articles(first: 1) { edges { node { " + repeat(20,
						"t%d: title @include(if: true) q%<d: quality @skip(if: false) h%<d: heat @include(if: true) ")
						+ "} } } }");
		refused("900 directives that do not exist", "{ __typename " + "@a ".repeat(900) + "}");
		refused("300 operations in one document", repeat(300, "query Q%d { __typename } "));
		refused("1,000 variables", "query(" + repeat(1000, "$v%d: Int ") + ") { __typename }");
		refused("an argument 500 times", "{ articles(" + "first: 1 ".repeat(500) + ") { totalCount } }");
		refused("500 fields that do not exist", "{ " + repeat(500, "x%d ") + "}");
	}

	private void documents() {
		refused("2,500 tokens", "{ " + "title ".repeat(2500) + "}");
		refused("40,000 characters of comment", "{ __typename } #" + "x".repeat(40_000));
		refused("40,000 characters of white space", "{ __typename" + " ".repeat(40_000) + "}");
		refused("40,000 commas", "{ __typename " + ",".repeat(40_000) + "}");
		refused("a name of 40,000 characters", "{ " + "a".repeat(40_000) + " }");
		refused("a string of 40,000 characters", "{ search(text: \"" + "a".repeat(40_000) + "\") { totalCount } }");
		refused("5,000 open braces", "{a".repeat(5000));
		refused("5,000 open brackets", "{ nodes(ids: " + "[".repeat(5000) + " }");
		refused("1,500 nested selections", "{a".repeat(700) + "}".repeat(700));
		refused("a string that does not end", "{ topic(name: \"" + "a".repeat(20_000));
		refused("block strings that do not end", "{ topic(name: \"\"\"" + "\\\"\"\"".repeat(5000));
		refused("an empty document", "");
		refused("only comments", "# nothing\n".repeat(100));
		refused("bytes of control characters", "{ \u0000\u0001\u0002 }");
		refused("a schema definition", "type A { a: Int } extend type Query { b: Int }");
		refused("a subscription to a query field", "subscription { articles { totalCount } }");
		refused("a subscription over HTTP", "subscription { articleChanged { kind } }");
	}

	private void values() {
		String heat = "query($n: Int) { articles(where: {heat: {gt: $n}}) { totalCount } }";
		for (int digits : new int[] { 41, 1000, 30_000 }) {
			String number = "9".repeat(digits);
			refused("an integer of " + digits + " digits as a literal",
					"{ articles(where: {heat: {gt: %s}}) { totalCount } }".formatted(number));
			rawVariable("an integer of " + digits + " digits as a variable", heat, number);
			rawVariable("a float of " + digits + " digits as a variable", heat, "0." + number);
		}
		rawVariable("an integer of 200,000 digits as a variable", heat, "9".repeat(200_000));
		rawVariable("a float with an exponent of ten digits", heat, "1e9999999999");
		json("a negative float with a large exponent",
				"{\"query\": \"%s\", \"variables\": {\"n\": -1e-999999999}}".formatted(heat), Expected.BOUNDED);
		refused("a literal with a large exponent", "{ articles(where: {heat: {gt: 1e999999999}}) { totalCount } }");
		refused("2,000 ids", "query($i: [ID!]!) { nodes(ids: $i) { id } }",
				Map.of("i", Collections.nCopies(2000, "QXJ0aWNsZQ")));
		refused("10,000 values in a list of a filter",
				"query($t: [String!]) { articles(where: {title: {in: $t}}) { totalCount } }",
				Map.of("t", IntStream.range(0, 10_000).mapToObj(String::valueOf).toList()));
		refused("first of 101", "{ articles(first: 101) { totalCount } }");
		refused("first of a negative number", "{ articles(first: -1) { totalCount } }");
		refused("first of more than 32 bits", "{ articles(first: 99999999999) { totalCount } }");
		refused("first and last", "{ articles(first: 1, last: 1) { totalCount } }");
		refused("null where a default stands",
				"query($d: SortDirection) { articles(orderBy: [{field: TITLE, direction: $d}]) { totalCount } }",
				nulled("d"));
		refused("null for a condition", "query($d: Boolean) { __typename @include(if: $d) }", nulled("d"));
		refused("null for a depth", "query($d: Int) { " + ARTICLE + " { network(depth: $d) { totalCount } } }",
				nulled("d"));
		bounded("null for a filter's value", "query($d: String) { articles(where: {title: {eq: $d}}) { totalCount } }",
				nulled("d"));
		for (String instant : List.of("+999999999-12-31T23:59:59-18:00", "-999999999-01-01T00:00:00Z",
				"2024-02-30T00:00:00Z", "2024-01-01T00:00:00+99:99", "2024-01-01", "", "x".repeat(10_000),
				"10000-01-01T00:00:00Z")) {
			String name = (instant.length() < 40) ? instant : "10,000 characters";
			refused("the instant '" + name + "' as a variable",
					"query($d: DateTime) { articles(where: {publishedDateTime: {lt: $d}}) { totalCount } }",
					Map.of("d", instant));
			refused("the instant '" + name + "' as a literal",
					"{ articles(where: {publishedDateTime: {lt: \"%s\"}}) { totalCount } }".formatted(instant));
		}
		refused("a list for a string", "query($t: String!) { topic(name: $t) { name } }", Map.of("t", List.of("AI")));
		refused("an object for a string", "query($t: String!) { topic(name: $t) { name } }",
				Map.of("t", Map.of("a", 1)));
		refused("a deep list for an input object", WHERE, Map.of("w", deepList(300)));
		refused("a wrong value of 100,000 characters for an enum",
				"query($d: SortDirection!) { articles(orderBy: [{field: TITLE, direction: $d}]) { totalCount } }",
				Map.of("d", "A".repeat(100_000)));
		refused("a field of 100,000 characters in an input object", WHERE, Map.of("w", Map.of("k".repeat(40_000), 1)));
	}

	private void texts() {
		for (String text : List.of("\\ud800", "a\\udc00b", "\\ud800\\ud800", "\\udbff")) {
			json("a lone surrogate " + text, """
					{"query": "query($t: String!) { search(text: $t) { totalCount } }", "variables": {"t": "%s"}}"""
				.formatted(text), Expected.REFUSED);
		}
		json("a lone surrogate in a literal", """
				{"query": "{ topic(name: \\"\\\\ud800\\") { name } }"}""", Expected.REFUSED);
		json("a lone surrogate in a filter",
				"""
						{"query": "query($t: String!) { articles(where: {title: {contains: $t}}) { totalCount } }", "variables": {"t": "\\ud800"}}""",
				Expected.REFUSED);
		bounded("a search for operators",
				"{ search(text: \"+-&&||!(){}[]^\\\"~*?:\\\\/ AND OR NOT\") { totalCount } }");
		refused("a search for 5,000 words", "query($t: String!) { search(text: $t) { totalCount } }",
				Map.of("t", "robot ".repeat(5000)));
		bounded("a search for stars", "{ search(text: \"*** ??? ~~~\") { totalCount } }");
		bounded("an address of 50,000 characters", "query($u: URL!) { article(webUrl: $u) { title } }",
				Map.of("u", "https://example.com/" + "%C3".repeat(16_000)));
		for (String address : List.of("javascript:alert(1)", "https://", "https://[::1", "http://a b/",
				"file:///etc/passwd", "https://\u0000/")) {
			bounded("the address " + address.replace('\u0000', '0'),
					"query($u: URL!) { article(webUrl: $u) { title } }", Map.of("u", address));
		}
		for (String cursor : List.of("", "x", "////", "e30", "W10", "A".repeat(20_000), "eyJhIjoxfQ==", "\u00e9")) {
			refused("the cursor " + ((cursor.length() < 40) ? "'" + cursor + "'" : "of 20,000 characters"),
					"query($c: String) { articles(after: $c) { totalCount } }", Map.of("c", cursor));
		}
		for (String id : List.of("", "x", "QXJ0aWNsZTo", "A".repeat(20_000), "T25lOnR3bzp0aHJlZQ", "\u0000")) {
			refused("the id " + ((id.length() < 40) ? "'" + id.replace('\u0000', '0') + "'" : "of 20,000 characters"),
					"query($i: ID!) { node(id: $i) { id } }", Map.of("i", id));
		}
	}

	private void introspection() {
		refused("introspection in introspection", "{ __schema { types "
				+ literal(7, "fields { type ", "{ name }", "}").replaceFirst("^\\{ ", "{ name ") + " } }");
		refused("60 aliases of the schema", "{ " + repeat(60, "s%d: __schema { types { name } } ") + "}");
		refused("60 aliases of a type", "{ " + repeat(60, "t%d: __type(name: \"Article\") { fields { name } } ") + "}");
		refused("types of types of types",
				"{ __schema { types { fields { type { fields { type { fields { type { fields "
						+ "{ type { fields { name } } } } } } } } } } } }");
		refused("ofType nested 100 times",
				"{ __type(name: \"Article\") { fields { type " + literal(100, "ofType ", "{ name }", "") + " } } }");
	}

	private void expensiveReads() {
		bounded("a search with a page of 100", "{ search(text: \"robot\", first: 100) { edges { cursor } } }");
		bounded("a network of depth 4 with a page of 100",
				"{ " + ARTICLE + " { network(depth: 4, first: 100) { edges { cursor } } } }");
		bounded("the shortest path",
				"{ path(from: \"https://example.com/a\", to: \"https://example.com/b\", maxLength: 6) { length } }");
		bounded("ten pages of 100", "{ " + repeat(10, "a%d: articles(first: 100) { edges { node { body } } } ") + "}");
		bounded("ten counts with a filter on a text",
				"{ " + repeat(10, "a%d: articles(where: {title: {contains: \"%<d\"}}) { totalCount } ") + "}");
		refused("related of related of related, 100 each",
				"{ articles(first: 100) { edges { node { relatedOfRelated(first: 100) "
						+ "{ edges { node { network(first: 100) { edges { node { title } } } } } } } } } }");
	}

	private void mutations() {
		refused("300 imports in one operation",
				"mutation { " + repeat(300, "m%d: startImport(input: {folder: \"a%<d\"}) { job { id } } ") + "}");
		refused("two imports in one operation",
				"mutation { " + repeat(2, "m%d: startImport(input: {folder: \"a%<d\"}) { job { id } } ") + "}");
		refused("an import of a folder outside",
				"mutation { startImport(input: {folder: \"../../etc\"}) { job { id } userErrors { code } } }");
		refused("an import of an absolute folder",
				"mutation { startImport(input: {folder: \"/etc\"}) { job { id } userErrors { code } } }");
		refused("an import of a folder with a line break",
				"mutation { startImport(input: {folder: \"a\\nb\"}) { job { id } userErrors { code } } }");
		refused("the cancellation of no job",
				"mutation { cancelImport(input: {id: \"x\"}) { job { id } userErrors { code } } }");
		refused("the removal of no folder",
				"mutation { removeSeedFolder(input: {folder: \"no-such-folder\"}) { job { id } userErrors { code } } }");
	}

	/** The other routes that read an operation have the same limits. */
	private void routes() {
		List<HostileRequest> operations = List.copyOf(this.requests);
		for (String route : List.of("/graphql/estimate", "/graphql/explain")) {
			for (HostileRequest request : operations) {
				String name = request.name();
				if (request.expected() == Expected.REFUSED
						&& (name.startsWith("fragments that spread the next one twice")
								|| name.startsWith("related.some nested") || name.startsWith("2,500 tokens")
								|| name.startsWith("300 aliases") || name.startsWith("an integer of 30000")
								|| name.startsWith("or nested 400") || name.startsWith("5,000 open braces"))) {
					this.requests.add(request.on(route));
				}
			}
		}
	}

	private void bodies() {
		for (String route : List.of("/graphql", "/graphql/estimate", "/graphql/explain")) {
			String operation = "{\"query\": \"{ __typename }\"";
			raw("300 KB of white space", route, operation + " ".repeat(300_000) + "}");
			raw("2 MB of an extension", route,
					operation + ", \"extensions\": {\"a\": \"" + "x".repeat(2_000_000) + "\"}}");
			raw("no body", route, "");
			raw("an array", route, "[" + String.join(",", Collections.nCopies(100, operation + "}")) + "]");
			raw("a text", route, "\"{ __typename }\"");
			raw("JSON that ends early", route, operation);
			raw("JSON nested 50,000 times", route, "{\"query\": " + "[".repeat(50_000));
			raw("variables nested 20,000 times", route,
					operation + ", \"variables\": " + "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000) + "}");
			raw("a query that is a number", route, "{\"query\": 1}");
			raw("a query that is null", route, "{\"query\": null}");
			raw("variables that are a list", route, operation + ", \"variables\": [1]}");
			raw("variables that are a text", route, operation + ", \"variables\": \"a\"}");
			raw("an operation name that is a number", route, operation + ", \"operationName\": 1}");
			raw("an operation that does not exist", route, operation + ", \"operationName\": \"Nothing\"}");
			raw("two operations without a name", route,
					"{\"query\": \"query A { __typename } query B { __typename }\"}");
			raw("extensions that are a list", route, operation + ", \"extensions\": [1]}");
			add(new HostileRequest("bytes that are not UTF-8 on " + route, "POST", route, type("application/json"),
					new byte[] { '{', '"', 'q', (byte) 0xff, (byte) 0xfe, '"', '}' }, Expected.REFUSED));
			add(new HostileRequest("a gzip bomb on " + route, "POST", route,
					List.of(Map.entry("Content-Type", "application/json"), Map.entry("Content-Encoding", "gzip")),
					gzip(new byte[50_000_000]), Expected.REFUSED));
			add(new HostileRequest("gzip that is not gzip on " + route, "POST", route,
					List.of(Map.entry("Content-Type", "application/json"), Map.entry("Content-Encoding", "gzip")),
					"{\"query\": \"{ __typename }\"}".getBytes(StandardCharsets.UTF_8), Expected.REFUSED));
		}
	}

	private void mediaTypes() {
		byte[] query = "{\"query\": \"{ __typename }\"}".getBytes(StandardCharsets.UTF_8);
		for (String accept : List.of("text/html", "image/png", "application/xml;q=1", "text/event-stream;q=0",
				"application/json;q=0", "x", "text/*")) {
			add(new HostileRequest("Accept: " + accept, "POST", "/graphql",
					List.of(Map.entry("Content-Type", "application/json"), Map.entry("Accept", accept)), query,
					Expected.REFUSED));
		}
		add(new HostileRequest("3 MB over server-sent events", "POST", "/graphql",
				List.of(Map.entry("Content-Type", "application/json"), Map.entry("Accept", "text/event-stream")),
				new byte[3_000_000], Expected.REFUSED));
		for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a",
				"application/graphql", "application/xml", "x", "application/json;charset=nothing", "*/*")) {
			add(new HostileRequest("Content-Type: " + type, "POST", "/graphql", type(type), query, Expected.REFUSED));
		}
		for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "GET", "FOO")) {
			add(new HostileRequest("the method " + method, method, "/graphql", type("application/json"),
					method.equals("GET") || method.equals("TRACE") ? new byte[0] : query, Expected.REFUSED));
		}
	}

	private void rawVariable(String name, String query, String json) {
		json(name, "{\"query\": \"%s\", \"variables\": {\"n\": %s}}".formatted(query, json), Expected.REFUSED);
	}

	private void raw(String name, String route, String body) {
		add(HostileRequest.json(name, body, Expected.REFUSED).on(route));
	}

	private void json(String name, String body, Expected expected) {
		add(HostileRequest.json(name, body, expected));
	}

	private void refused(String name, String query) {
		refused(name, query, Map.of());
	}

	private void refused(String name, String query, Map<String, ?> variables) {
		add(HostileRequest.operation(name, query, variables, Expected.REFUSED));
	}

	private void bounded(String name, String query) {
		bounded(name, query, Map.of());
	}

	private void bounded(String name, String query, Map<String, ?> variables) {
		add(HostileRequest.operation(name, query, variables, Expected.BOUNDED));
	}

	private void add(HostileRequest request) {
		this.requests.add(request);
	}

	private static List<Map.Entry<String, String>> type(String type) {
		return List.of(Map.entry("Content-Type", type));
	}

	/** Each fragment spreads the next one; the last one is a field. */
	private static String fragments(int levels, String type, String body) {
		return IntStream.range(0, levels)
			.mapToObj((i) -> "fragment F%d on %s { %s } ".formatted(i, type, body.formatted(i, i + 1, i + 1)))
			.collect(Collectors.joining()) + "fragment F%d on %s { __typename }".formatted(levels, type);
	}

	private static String repeat(int times, String text) {
		return IntStream.range(0, times).mapToObj(text::formatted).collect(Collectors.joining());
	}

	private static Map<String, Object> nested(int levels, String... keys) {
		Map<String, Object> value = Map.of();
		for (int i = 0; i < levels; i++) {
			for (int k = keys.length - 1; k >= 0; k--) {
				value = Map.of(keys[k], value);
			}
		}
		return value;
	}

	private static String literal(int levels, String open, String inner, String close) {
		return ("{ " + open).repeat(levels) + inner + (close + " }").repeat(levels);
	}

	private static String doubled(int levels) {
		return (levels == 0) ? "{ title }"
				: "{ a: related(first: 1) { edges { node %s } } b: relatedBy(first: 1) { edges { node %<s } } }"
					.formatted(doubled(levels - 1));
	}

	private static Map<String, Object> lists(int levels, String key) {
		Map<String, Object> value = Map.of("hasDocument", Map.of("eq", true));
		for (int i = 0; i < levels; i++) {
			value = Map.of(key, List.of(value));
		}
		return value;
	}

	private static Map<String, Object> tree(int levels, int width) {
		return (levels == 0) ? Map.of("heat", Map.of("gt", 1))
				: Map.of("or", Collections.nCopies(width, tree(levels - 1, width)));
	}

	private static Object deepList(int levels) {
		Object value = 1;
		for (int i = 0; i < levels; i++) {
			value = List.of(value);
		}
		return value;
	}

	private static Map<String, Object> nulled(String name) {
		Map<String, Object> variables = new HashMap<>();
		variables.put(name, null);
		return variables;
	}

	private static byte[] gzip(byte[] content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
			zip.write(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
