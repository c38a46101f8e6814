package dev.newsgraph.query.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Values;

import dev.newsgraph.database.GraphClientException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class AnswerSizeTests {

	@Test
	void textsCountTheirCharactersAndOtherValuesOneByte() {
		Random random = new Random(3);
		for (int i = 0; i < 500; i++) {
			Object value = value(random, 0);
			long size = size(value);
			check(size, (answer) -> answer.add(Values.value(value)));
			check(size, (answer) -> answer.add(value));
		}
	}

	@Test
	void theValuesOfSeveralStatementsCountTogether() {
		AnswerSize answer = new AnswerSize(10);
		answer.add("1234");
		assertThatExceptionOfType(GraphClientException.class)
			.isThrownBy(() -> answer.add(Values.value(List.of("123"))));
		assertThatExceptionOfType(GraphClientException.class).isThrownBy(answer::check);
	}

	private static void check(long size, Consumer<AnswerSize> values) {
		assertThatNoException().isThrownBy(() -> values.accept(new AnswerSize(size)));
		assertThatExceptionOfType(GraphClientException.class).isThrownBy(() -> values.accept(new AnswerSize(size - 1)));
	}

	private static @Nullable Object value(Random random, int depth) {
		return switch (random.nextInt((depth < 4) ? 6 : 4)) {
			case 0 -> "é".repeat(random.nextInt(9));
			case 1 -> random.nextLong();
			case 2 -> null;
			case 3 -> random.nextBoolean();
			case 4 -> {
				List<@Nullable Object> list = new ArrayList<>();
				for (int i = random.nextInt(5); i > 0; i--) {
					list.add(value(random, depth + 1));
				}
				yield list;
			}
			default -> {
				Map<String, @Nullable Object> map = new HashMap<>();
				for (int i = random.nextInt(5); i > 0; i--) {
					map.put("key" + i, value(random, depth + 1));
				}
				yield map;
			}
		};
	}

	private static long size(@Nullable Object value) {
		return switch (value) {
			case String text -> text.length() + 2;
			case List<?> list -> 2 + list.stream().mapToLong(AnswerSizeTests::size).sum();
			case Map<?, ?> map -> 2 + map.values().stream().mapToLong(AnswerSizeTests::size).sum();
			case null, default -> 1;
		};
	}

}
