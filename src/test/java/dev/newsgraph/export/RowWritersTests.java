package dev.newsgraph.export;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.RowField.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** The texts of cells are those of the playground ({@code rowExport.test.ts}). */
class RowWritersTests {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "=HYPERLINK(\"https://x\",\"y\")", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1",
			"\n=1+1", "＝1+1", "＋1", "－1", "＠x", "+49 30 1234", "-", "--5", "-5 degrees", "-1,5", "+", "@name",
			"-2020-06-01" })
	void aTextThatASpreadsheetWouldRunIsEscaped(String formula) throws IOException {
		assertThat(csv(formula)).isEqualTo("\"'" + formula.replace("\"", "\"\"") + "\"\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-5", "+3", "-0.5", "-.5", "-1e-7", "+1E+3", "a=b", "a-b", "2020-06-01", "e-mail", "",
			"'quoted'", "é", "👩‍👩‍👧‍👦" })
	void anotherTextIsWrittenAsItIs(String text) throws IOException {
		assertThat(csv(text)).isEqualTo(text + "\r\n");
	}

	@Test
	void cellsAreQuotedWhereTheFormatRequiresIt() throws IOException {
		assertThat(csv("a,b", "say \"x\"", "line\r\nbreak", null, true, " x", "x ", "a\uFEFFb"))
			.isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"line\r\nbreak\",,true,\" x\",\"x \",\"a\uFEFFb\"\r\n");
	}

	@ParameterizedTest
	@CsvSource({ "5.0, 5", "-0.0, 0", "0.1, 0.1", "-0.5, -0.5", "1.0E21, 1e+21", "1.5E300, 1.5e+300", "1.0E-7, 1e-7",
			"1.5E-7, 1.5e-7", "1.0E-6, 0.000001", "1.0E20, 100000000000000000000", "12345.678, 12345.678" })
	void numbersAreWrittenAsInJavaScript(double number, String text) {
		assertThat(NumberText.of(number)).isEqualTo(text);
	}

	@Test
	void jsonIsWrittenAsInJavaScript() {
		Map<String, Object> value = new LinkedHashMap<>();
		value.put("a", List.of(1L, 2.0, "\"\\\u001f\n/é\u2028"));
		value.put("b", null);
		assertThat(JsonText.of(value)).isEqualTo("{\"a\":[1,2,\"\\\"\\\\\\u001f\\n/é\u2028\"],\"b\":null}");
	}

	@Test
	void anObjectHasTheNameThatThePlaygroundGivesIt() {
		Map<String, Object> untitled = new HashMap<>();
		untitled.put("title", " ");
		untitled.put("export__id", new GlobalId("Article", "https://example.org/a").encode());
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("position", 1L);
		figures.put("via", Map.of("name", "B"));
		figures.put("score", 0.5);
		figures.put("more", 2L);
		assertThat(ObjectNames.ofList(List.of(Map.of("title", "A"), untitled, figures)).text())
			.isEqualTo("3: A; https://example.org/a; position 1, B, score 0.5");
		assertThat(ObjectNames.ofList(List.of()).text()).isEqualTo("0");
		assertThat(ObjectNames
			.ofConnection(Map.of("totalCount", 7L, "edges", List.of(Map.of("node", Map.of("slug", "x")))))
			.text()).isEqualTo("7: x");
		assertThat(ObjectNames.ofList(List.of(Map.of("text", "x".repeat(200)))).names().getFirst()).hasSize(120)
			.endsWith("…");
	}

	@Test
	void linesOfJsonKeepNumbersAndTellTheResult() throws IOException {
		StringWriter text = new StringWriter();
		JsonLinesWriter writer = new JsonLinesWriter(text, List.of(new Column("a", List.of("a"), Kind.VALUE),
				new Column("b", List.of("b"), Kind.OBJECTS), new Column("c.d", List.of("c", "d"), Kind.VALUES)));
		writer.begin();
		writer.write(
				List.of(Map.of("a", 5.0, "b", List.of(Map.of("name", "N")), "c", Map.of("d", Arrays.asList("x", null))),
						Map.of()));
		writer.end(new ExportResult(2, false, "TIMEOUT", "Too slow.", "cursor", List.of()));
		assertThat(text).hasToString("""
				{"a":5,"b":["N"],"c.d":"x, null"}
				{"a":null,"b":null,"c.d":null}
				{"export":{"complete":false,"rows":2,"code":"TIMEOUT","message":"Too slow.","endCursor":"cursor"}}
				""");
	}

	private static String csv(Object... cells) throws IOException {
		List<Column> columns = new ArrayList<>();
		Map<String, Object> row = new HashMap<>();
		for (int i = 0; i < cells.length; i++) {
			String name = "c" + i;
			columns.add(new Column(name, List.of(name), Kind.VALUE));
			row.put(name, cells[i]);
		}
		StringWriter text = new StringWriter();
		new CsvWriter(text, columns, false).write(List.of(row));
		return text.toString();
	}

}
