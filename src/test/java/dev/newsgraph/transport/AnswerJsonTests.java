package dev.newsgraph.transport;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerJsonTests {

	@Test
	void holdsEveryKindOfValueInOrder() {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("text", "\"é\" \n \uD83D\uDE80 </script>");
		data.put("missing", null);
		data.put("numbers", List.of(1, -2L, 0.25, new BigDecimal("1.10"), BigInteger.TWO.pow(70)));
		data.put("facts", Arrays.asList(true, false, null));
		data.put("nested", List.of(Map.of("a", Map.of()), List.of()));
		assertThat(json(Map.of("data", data))).isEqualTo("{\"data\":{\"text\":\"\\\"é\\\" \\n \uD83D\uDE80 </script>\","
				+ "\"missing\":null,\"numbers\":[1,-2,0.25,1.10,1180591620717411303424],\"facts\":[true,false,null],"
				+ "\"nested\":[{\"a\":{}},[]]}}");
	}

	@Test
	void replacesAnAnswerOverTheLimitByAnError() {
		String body = "b".repeat(1_000_000);
		Map<String, Object> data = new LinkedHashMap<>();
		for (int i = 0; i < 300; i++) {
			data.put("a" + i, body);
		}
		String answer = new String(AnswerJson.bytes(Map.of("data", data), 16 * 1024 * 1024), StandardCharsets.UTF_8);
		assertThat(answer).contains("\"code\":\"RESOURCE_EXHAUSTED\"",
				"The answer is larger than 16,777,216 bytes, the limit in newsgraph.database.reads.max-answer-size.")
			.hasSizeLessThan(400);
	}

	@Test
	void allowsAnAnswerOfTheLimit() {
		Map<String, Object> answer = Map.of("data", Map.of("a", "b".repeat(100_000)));
		int size = AnswerJson.bytes(answer).length;
		assertThat(AnswerJson.bytes(answer, size)).hasSize(size);
		assertThat(AnswerJson.bytes(answer, size - 1)).hasSizeLessThan(400);
	}

	private static String json(Map<String, Object> answer) {
		return new String(AnswerJson.bytes(answer), StandardCharsets.UTF_8);
	}

}
