package dev.newsgraph.playground;

import java.util.concurrent.atomic.AtomicBoolean;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page remains usable with failing, slow or very large responses. */
@BrowserTest
@Tag("slow")
class PlaygroundTroubleIT {

	private static final int MEGABYTES = 5;

	/**
	 * A generous limit, because the machine can be busy. The test prints the measured
	 * value.
	 */
	private static final double LONGEST_FREEZE_MILLIS = 5_000;

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = ';',
			value = { "{ stats { articleCount }; Invalid syntax", "{ articles(first: 101) { totalCount } }; 101",
					"{ article(webUrl: \"nowhere\") { title } }; not an absolute address",
					"{ stats { artcles } }; artcles" })
	void aQueryThatIsRefusedIsExplainedAndTheNextIsAnswered(String query, String said, BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.ask(query);
		Locator errors = user.tab().getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText(said));
		assertThat(errors).isVisible();
		assertThat(errors).containsText("line 1");
		user.answered("{ stats { articleCount } }");
		assertThat(errors).isHidden();
		assertThat(user.show("JSON")).containsText("\"articleCount\": 13");
	}

	@Test
	void anUnknownArticleIsNotAFailure(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.answered("{ article(webUrl: \"https://nowhere.example/\") { title } }");
		assertThat(user.show("JSON")).containsText("\"article\": null");
		assertThat(user.view("Network")).isDisabled();
	}

	@Test
	void aQueryThatTakesLongIsStoppedAndAnotherIsRun(BrowserVisit visit) {
		AtomicBoolean slow = new AtomicBoolean();
		visit.page().route("**/graphql", (route) -> {
			// A slow request never gets a response.
			if (!slow.get()) {
				route.resume();
			}
		});
		PlaygroundUser user = PlaygroundUser.begin(visit);
		slow.set(true);
		user.ask("{ stats { providerCount } }");
		user.button("Stop query (Ctrl-Enter)").click();
		slow.set(false);
		assertThat(user.button("Execute query (Ctrl-Enter)")).isVisible();
		user.answered("{ stats { topicCount } }");
		assertThat(user.show("JSON")).containsText("\"topicCount\": 3");
	}

	@Test
	void aGatewayThatIsAwayIsSaidToBeSo(BrowserVisit visit) {
		AtomicBoolean away = new AtomicBoolean();
		visit.page().route("**/graphql/**", (route) -> answerUnless(away, route));
		visit.page().route("**/graphql", (route) -> answerUnless(away, route));
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.show("JSON");
		away.set(true);
		user.ask("{ stats { providerCount } }");
		assertThat(user.json()).containsText("The gateway cannot be reached");
		away.set(false);
		user.answered("{ stats { providerCount } }");
		assertThat(user.json()).containsText("\"providerCount\": 13");
		assertThat(visit.takeConsoleErrors()).allMatch((error) -> error.contains("net::ERR"));
	}

	@Test
	void aResponseThatIsNotJsonIsReported(BrowserVisit visit) {
		AtomicBoolean broken = new AtomicBoolean();
		visit.page().route("**/graphql", (route) -> {
			if (broken.getAndSet(false)) {
				route.fulfill(new Route.FulfillOptions().setStatus(502).setBody("<h1>Bad gateway</h1>"));
			}
			else {
				route.resume();
			}
		});
		PlaygroundUser user = PlaygroundUser.begin(visit);
		broken.set(true);
		user.ask("{ stats { providerCount } }");
		assertThat(user.tab().getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("is not JSON")))
			.containsText("status 502");
		user.answered("{ stats { providerCount } }");
		assertThat(user.show("JSON")).containsText("\"providerCount\": 13");
		assertThat(visit.takeConsoleErrors()).allMatch((error) -> error.contains("502"));
	}

	@Test
	void anAnswerOfFiveMegabytesLeavesThePageUsable(BrowserVisit visit) {
		String answer = bigAnswer();
		visit.page()
			.addInitScript(
					"""
							window.freezes = [0]
							new PerformanceObserver((list) => list.getEntries().forEach((task) => window.freezes.push(task.duration)))
							  .observe({ type: 'longtask' })""");
		visit.page().route("**/graphql", (route) -> {
			if (String.valueOf(route.request().postData()).contains("query Big")) {
				route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(answer));
			}
			else {
				route.resume();
			}
		});
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.tab().evaluate("() => { window.freezes = [0] }");
		user.answered("query Big { articles { edges { node { title webUrl provider { name } } } } }");
		assertThat(user.cost()).containsText("MB");
		report(user, "the answer and its first view");
		assertThat(user.show("Table")).containsText("row");
		report(user, "Table");
		assertThat(user.show("Network").getByRole(AriaRole.TREE)).isVisible();
		report(user, "Network");
		assertThat(user.show("JSON")).containsText("Big 0");
		report(user, "JSON");
		user.answered("{ stats { articleCount } }");
		assertThat(user.show("JSON")).containsText("\"articleCount\": 13");
		report(user, "the next answer");
	}

	private static void report(PlaygroundUser user, String when) {
		double longest = ((Number) user.tab().evaluate("""
				() => {
				  const longest = Math.max(...window.freezes)
				  window.freezes = [0]
				  return longest
				}""")).doubleValue();
		System.out.printf("%d MB: longest task for %s: %.0f ms%n", MEGABYTES, when, longest);
		assertThat(longest).as(when).isLessThan(LONGEST_FREEZE_MILLIS);
	}

	private static String bigAnswer() {
		StringBuilder json = new StringBuilder(
				"{\"data\":{\"articles\":{\"view__type\":\"ArticleConnection\",\"edges\":[");
		for (int i = 0; json.length() < MEGABYTES * 1_000_000; i++) {
			json.append((i == 0) ? "" : ",")
				.append("""
						{"view__type":"ArticleEdge","node":{"view__id":"article-%d","view__type":"Article","title":"Big %d: %s",\
						"webUrl":"https://tests.example/big/%d","provider":{"view__id":"provider-%d",\
						"view__type":"Provider","name":"Provider %d"}}}"""
					.formatted(i, i, "many words ".repeat(20), i, i % 300, i % 300));
		}
		return json.append("]}}}").toString();
	}

	private static void answerUnless(AtomicBoolean away, Route route) {
		if (away.get()) {
			route.abort();
		}
		else {
			route.resume();
		}
	}

}
