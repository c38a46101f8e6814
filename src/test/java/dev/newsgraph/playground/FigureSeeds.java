package dev.newsgraph.playground;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Articles for which wrong figures show: more than two pages, several topics and none,
 * missing dates and scores, and providers of different sizes.
 */
final class FigureSeeds {

	private static final int COUNT = 260;

	private static final JsonMapper JSON = new JsonMapper();

	private FigureSeeds() {
	}

	/** Writes the documents into the import root. */
	static void write() {
		for (int number = 0; number < COUNT; number++) {
			SampleSeeds.write("figures/%03d.md".formatted(number), document(number));
		}
	}

	private static String document(int number) {
		List<String> lines = new ArrayList<>(List.of("---", "title: Figure %d".formatted(number), "type: article",
				"webUrl: \"%sfigure-%d\"".formatted(SampleSeeds.ADDRESS, number)));
		if (number % 11 != 0) {
			lines
				.add("publishedDateTime: %sT10:00:00Z".formatted(LocalDate.of(2019, 1, 1).plusDays(number * 37 % 500)));
		}
		if (number % 5 != 0) {
			lines.add("heat: %d".formatted((number % 7 != 0) ? number % 97 : -1));
		}
		if (number % 6 != 0) {
			lines.add("quality: %d".formatted(number * 13 % 89));
		}
		int provider = number * number % 23 % 11;
		lines.add("provider: { name: Provider %d, domain: provider-%d.tests.example }".formatted(provider, provider));
		List<String> topics = new ArrayList<>();
		for (Map.Entry<String, Integer> topic : List.of(Map.entry("Even", 2), Map.entry("Third", 3),
				Map.entry("Fifth", 5))) {
			if (number % topic.getValue() == 0) {
				topics.add(topic.getKey());
			}
		}
		if (number % 4 == 1) {
			topics.add("Rare %d".formatted(number % 13));
		}
		lines.add("topics: [%s]".formatted(String.join(", ", topics)));
		lines.add("---");
		lines.add("A body.");
		return String.join("\n", lines) + "\n";
	}

	/** Returns the data that the gateway answers to a query, without the page. */
	static JsonNode data(BrowserVisit visit, String query) {
		APIResponse response = visit.page()
			.context()
			.request()
			.post(visit.gateway() + "/graphql",
					RequestOptions.create()
						.setHeader("Content-Type", "application/json")
						.setData(JSON.writeValueAsString(Map.of("query", query))));
		JsonNode answer = JSON.readTree(response.text());
		assertThat(answer.get("errors")).as(answer.toString()).isNull();
		return answer.get("data");
	}

}
