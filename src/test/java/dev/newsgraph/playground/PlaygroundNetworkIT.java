package dev.newsgraph.playground;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.importing.GraphImport;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The network: what its layouts say, what it leaves out, and how it is arranged, compared
 * to the API.
 */
@BrowserTest
@Tag("slow")
class PlaygroundNetworkIT {

	private static final int ARTICLES = 12;

	private static final String DATED = """
			{ articles(where: { topics: { some: { name: { eq: "Networking" } } } }, first: 50) {
			  edges { node { title publishedDateTime related(first: 9) { edges { node { title publishedDateTime } } } } } } }""";

	private static final String AROUND = """
			{ article(webUrl: "%snet-0") { title
			  network(depth: 3, first: 50) { edges { distance node { title } } } } }""".formatted(SampleSeeds.ADDRESS);

	/** Each article is related to the next and to the one after the next but one. */
	@BeforeAll
	static void load(@Autowired GraphImport imports) {
		for (int number = 0; number < ARTICLES; number++) {
			StringBuilder related = new StringBuilder();
			for (int other : List.of(number + 1, number + 3, number + 100)) {
				related.append("\n  - title: \"%s\"\n    webUrl: \"%snet-%d\"\n    type: article"
					.formatted(title(other), SampleSeeds.ADDRESS, other));
			}
			SampleSeeds.write("network/%d.md".formatted(number),
					"""
							---
							title: "%s"
							webUrl: "%snet-%d"
							publishedDateTime: %d-%02d-15T08:00:00Z
							type: %s
							quality: %d
							heat: %d
							provider:
							  name: "Provider %d"
							  domain: p%d.tests.example
							topics: ["Networking", "Half %d"]
							related:%s
							---
							A body.
							""".formatted(title(number), SampleSeeds.ADDRESS, number, 2010 + number * number / 12,
							1 + number, (number % 2 == 0) ? "article" : "video", number * 7, number, number % 3,
							number % 3, number % 2, related));
		}
		imports.run();
	}

	private static String title(int number) {
		return "Network article number %d with a title that is cut in the drawing".formatted(number);
	}

	@Test
	void nodesStandWhereTheTimeAxisSays(BrowserVisit visit) throws IOException {
		PlaygroundUser user = PlaygroundUser.follow(visit, DATED, "network");
		Locator network = settled(user);
		for (int times = 0; times < 2; times++) {
			choose(network, "automatic");
			choose(network, "time");
			assertThat(network).containsText("From left to right by date");
			Drawing drawing = exported(user, network);
			Map<String, Instant> dates = dates(user);
			List<String> known = drawing.nodes().keySet().stream().filter(dates::containsKey).toList();
			assertThat(known).hasSize(dates.size()).hasSizeGreaterThan(ARTICLES - 1);
			Instant first = dates.values().stream().min(Instant::compareTo).orElseThrow();
			Instant last = dates.values().stream().max(Instant::compareTo).orElseThrow();
			double left = drawing.nodes().values().stream().mapToDouble((at) -> at[0]).min().orElseThrow();
			double right = drawing.nodes()
				.entrySet()
				.stream()
				.filter((node) -> dates.containsKey(node.getKey()))
				.mapToDouble((node) -> node.getValue()[0])
				.max()
				.orElseThrow();
			for (String name : known) {
				double share = share(first, last, dates.get(name));
				assertThat(drawing.nodes().get(name)[0]).as(name).isCloseTo(left + share * (right - left), within(1.0));
			}
			assertThat(drawing.guides()).hasSizeGreaterThan(1);
			drawing.guides().forEach((guide) -> {
				String month = (guide.label().length() == 4) ? guide.label() + "-01" : guide.label();
				Instant at = YearMonth.parse(month).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
				assertThat(guide.x()).as(guide.label())
					.isCloseTo(left + share(first, last, at) * (right - left), within(1.0));
			});
		}
	}

	/** The selection by a box takes the nodes where they are on the screen. */
	@Test
	void theDrawingOnTheScreenIsOrderedByDateToo(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, DATED, "network");
		Locator network = settled(user);
		choose(network, "time");
		assertThat(network).containsText("From left to right by date");
		// The nodes move to their places.
		user.tab().waitForTimeout(1000);
		PlaygroundUser.button(network, "Box").click();
		BoundingBox area = network.locator(".ng-net-area").boundingBox();
		user.tab().mouse().move(area.x + 2, area.y + 2);
		user.tab().mouse().down();
		user.tab().mouse().move(area.x + area.width * 0.6, area.y + area.height - 2);
		user.tab().mouse().up();
		assertThat(user.region("What is selected").getByRole(AriaRole.HEADING).first()).containsText("items");
		Map<String, Instant> dates = dates(user);
		List<Instant> selected = new ArrayList<>();
		List<Instant> others = new ArrayList<>();
		for (Locator row : network.getByRole(AriaRole.TREEITEM).all()) {
			String name = dates.keySet()
				.stream()
				.filter((one) -> row.innerText().contains(one))
				.findFirst()
				.orElse(null);
			if (name != null) {
				("true".equals(row.getAttribute("aria-selected")) ? selected : others).add(dates.get(name));
			}
		}
		assertThat(selected).isNotEmpty();
		assertThat(others).isNotEmpty();
		assertThat(selected).allMatch((one) -> others.stream().allMatch(one::isBefore));
	}

	@Test
	void nodesStandOnTheRingOfTheirDistance(BrowserVisit visit) throws IOException {
		PlaygroundUser user = PlaygroundUser.follow(visit, AROUND, "network");
		Locator network = settled(user);
		choose(network, "automatic");
		choose(network, "rings");
		assertThat(network).containsText("The rings are distances from the centre.");
		Drawing drawing = exported(user, network);
		double[] centre = drawing.nodes().get(title(0));
		Map<?, ?> article = (Map<?, ?>) ask(user, AROUND).get("article");
		List<?> edges = (List<?>) ((Map<?, ?>) article.get("network")).get("edges");
		assertThat(edges).hasSizeGreaterThan(10);
		for (Object each : edges) {
			Map<?, ?> edge = (Map<?, ?>) each;
			double[] at = drawing.nodes().get(((Map<?, ?>) edge.get("node")).get("title"));
			double distance = Math.hypot(at[0] - centre[0], at[1] - centre[1]);
			Guide nearest = drawing.guides()
				.stream()
				.min((one, other) -> Double.compare(Math.abs(one.radius() - distance),
						Math.abs(other.radius() - distance)))
				.orElseThrow();
			assertThat(nearest.label()).isEqualTo(String.valueOf(edge.get("distance")));
		}
	}

	@Test
	void aPageOfAListSaysSoAndTheRestCanBeLoaded(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit,
				"{ articles(first: 3) { edges { node { title related(first: 1) { edges { node { title } } } } } } }",
				"network");
		Locator network = settled(user);
		int total = number(user, "{ articles(first: 0) { totalCount } }", "articles", "totalCount");
		assertThat(network).containsText("Showing 3 of %d articles.".formatted(total));
		network.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Load all")))
			.click();
		assertThat(PlaygroundUser.named(network, AriaRole.TREEITEM, "Articles ")).containsText(String.valueOf(total));
	}

	@Test
	void mentionedArticlesAreCounted(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit,
				"{ articles(first: 100) { edges { node { title topics { name } provider { name } } } } }", "network");
		Locator network = settled(user);
		int mentioned = number(user, "{ articles(where: { hasDocument: { eq: false } }, first: 0) { totalCount } }",
				"articles", "totalCount");
		assertThat(network.getByRole(AriaRole.LIST, new Locator.GetByRoleOptions().setName("Colours and marks")))
			.containsText("only mentioned " + mentioned);
	}

	@Test
	void theLegendCountsAnArticleUnderEachOfItsTopics(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit,
				"{ articles(first: 100) { edges { node { title heat topics { name } provider { name } } } } }",
				"network");
		Locator network = settled(user);
		PlaygroundUser.button(network, "Appearance").click();
		network.getByLabel("Colour by:").selectOption("topic");
		network.getByLabel("Size by:").selectOption("heat");
		network.getByLabel("Captions:").selectOption("provider");
		Locator marks = network.getByRole(AriaRole.LIST, new Locator.GetByRoleOptions().setName("Colours and marks"));
		for (String topic : List.of("Networking", "Half 1")) {
			int articles = number(user, "{ topic(name: \"%s\") { articleCount } }".formatted(topic), "topic",
					"articleCount");
			// The topic is in the drawing too.
			assertThat(marks).containsText("%s %d".formatted(topic, articles + 1));
		}
	}

	@Test
	void aPathBetweenTwoIsFoundDrawnAndUndoneByKeys(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, """
				{ from: article(webUrl: "%1$snet-0") { title } to: article(webUrl: "%1$snet-11") { title } }"""
			.formatted(SampleSeeds.ADDRESS), "network");
		Locator network = settled(user);
		Locator tree = network.getByRole(AriaRole.TREE);
		tree.press("Home");
		tree.press("ArrowDown");
		tree.press("Shift+ArrowDown");
		Locator about = user.region("What is selected");
		assertThat(about.getByRole(AriaRole.HEADING).first()).hasText("2 items");
		PlaygroundUser.button(about, "Find path").press("Enter");
		int length = number(user, """
				{ path(from: "%1$snet-0", to: "%1$snet-11") { length } }""".formatted(SampleSeeds.ADDRESS), "path",
				"length");
		assertThat(network).containsText("The shortest path has %d connections.".formatted(length));
		assertThat(network.getByLabel("Layout:")).hasValue("path");
		assertThat(user.region("Queries that were run to expand")).containsText("query Path(");
		tree.press("Control+z");
		assertThat(network).containsText("Undone: find a path.");
		assertThat(network.getByRole(AriaRole.TREEITEM)).hasCount(3);
	}

	@Test
	void oneKindOfNeighbourIsAddedWithItsNumber(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit,
				"{ article(webUrl: \"%snet-4\") { title } }".formatted(SampleSeeds.ADDRESS), "network");
		Locator network = settled(user);
		network.getByRole(AriaRole.TREEITEM).last().click();
		Locator about = user.region("What is selected");
		about.getByText("Expand one kind of neighbour").click();
		int ofTopic = number(user, "{ topic(name: \"Networking\") { articleCount } }", "topic", "articleCount");
		int ofProvider = number(user, "{ provider(domain: \"p1.tests.example\") { articleCount } }", "provider",
				"articleCount");
		assertThat(
				about.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Articles about Networking")))
			.hasText("Articles about Networking " + ofTopic);
		Locator offer = about.getByRole(AriaRole.BUTTON,
				new Locator.GetByRoleOptions().setName("Articles of Provider 1"));
		assertThat(offer).hasText("Articles of Provider 1 " + ofProvider);
		offer.click();
		assertThat(network).containsText(Pattern.compile("\\d+ items added\\."));
		// The article itself was there.
		assertThat(PlaygroundUser.named(network, AriaRole.TREEITEM, "Articles "))
			.containsText(String.valueOf(ofProvider));
		Locator expansions = user.region("Queries that were run to expand");
		assertThat(PlaygroundUser.button(expansions, "Open as query")).isVisible();
		PlaygroundUser.button(network, "Undo").first().click();
		assertThat(expansions).isHidden();
		assertThat(network.getByRole(AriaRole.TREEITEM)).hasCount(2);
	}

	@Test
	void whatIsHiddenComesBackAndTheAddressKeepsWhatWasChosen(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, DATED, "network");
		Locator network = settled(user);
		Locator rows = network.getByRole(AriaRole.TREEITEM);
		int before = rows.count();
		rows.nth(2).click();
		network.getByRole(AriaRole.TREE).press("Delete");
		assertThat(rows).hasCount(before - 1);
		assertThat(network).containsText("1 item of %d is hidden.".formatted(before - 1));
		PlaygroundUser.button(network, "Undo").click();
		assertThat(rows).hasCount(before);
		network.getByRole(AriaRole.TREE).press("Control+a");
		assertThat(user.region("What is selected").getByRole(AriaRole.HEADING).first())
			.hasText("%d items".formatted(before - 1));
		rows.nth(2).click();
		network.getByRole(AriaRole.TREE).press("Delete");
		choose(network, "time");
		assertThat(user.tab()).hasURL(Pattern.compile("network\\.hidden.*network\\.layout=time"));
		user.tab().reload();
		network = settled(user);
		assertThat(network.getByRole(AriaRole.TREEITEM)).hasCount(before - 1);
		assertThat(network.getByLabel("Layout:")).hasValue("time");
		PlaygroundUser.button(network, "Show 1 hidden").click();
		assertThat(network.getByRole(AriaRole.TREEITEM)).hasCount(before);
	}

	@Test
	void picturesHaveTitleLegendSourceAndWhatIsMissing(BrowserVisit visit) throws IOException {
		PlaygroundUser user = PlaygroundUser.follow(visit,
				"""
						# Articles of a test
						{ articles(first: 3) { totalCount edges { node { title related(first: 9) { edges { node { title } } } } } } }""",
				"network");
		Locator network = settled(user);
		PlaygroundUser.button(network, "Export").press("Enter");
		Download svg = user.tab().waitForDownload(() -> PlaygroundUser.button(network, "SVG").press("Enter"));
		assertThat(svg.suggestedFilename()).isEqualTo("network.svg");
		String text = Files.readString(svg.path());
		assertThat(text).contains("Articles of a test", "Articles (", "related (", "Size: connections",
				"Source: Newsgraph at", "Showing 3 of ");
		Download png = user.tab().waitForDownload(() -> PlaygroundUser.button(network, "PNG").press("Enter"));
		assertThat(Files.readAllBytes(png.path())).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(5000);
	}

	@ParameterizedTest
	@EnumSource(names = { "LIGHT", "DARK" })
	void theNetworkHasNoAccessibilityViolation(ColorScheme scheme, BrowserVisit visit) {
		Page tab = visit.freshProfile(1440, 900, scheme);
		tab.navigate(PlaygroundUser.link(visit, DATED.replace("title", "title provider { name } topics { name }"),
				"network"));
		PlaygroundUser user = new PlaygroundUser(tab);
		Locator network = settled(user);
		PlaygroundUser.button(network, "Appearance").click();
		network.getByLabel("Colour by:").selectOption("topic");
		assertThat(visit.accessibilityViolations(tab)).isEmpty();
		network.getByRole(AriaRole.TREEITEM).nth(1).click();
		Locator about = user.region("What is selected");
		PlaygroundUser.button(about, "Pin").click();
		about.getByText("Expand one kind of neighbour").click();
		assertThat(about.getByText("Related articles")).isVisible();
		PlaygroundUser.button(network, "Lasso").click();
		PlaygroundUser.button(network, "Export").click();
		assertThat(visit.accessibilityViolations(tab)).isEmpty();
		visit.photograph("network-" + scheme, tab);
	}

	private static Locator settled(PlaygroundUser user) {
		Locator network = user.assertShown("Network");
		assertThat(network.locator(".ng-net-canvas canvas").first()).isAttached();
		assertThat(network.getByText("Computing the layout…")).isHidden();
		return network;
	}

	private static void choose(Locator network, String layout) {
		network.getByLabel("Layout:").selectOption(layout);
		assertThat(network.getByText("Computing the layout…")).isHidden();
	}

	private static double share(Instant first, Instant last, Instant at) {
		return (double) (at.toEpochMilli() - first.toEpochMilli()) / (last.toEpochMilli() - first.toEpochMilli());
	}

	private static Map<String, Instant> dates(PlaygroundUser user) {
		Map<String, Instant> dates = new TreeMap<>();
		for (Object edge : (List<?>) ((Map<?, ?>) ask(user, DATED).get("articles")).get("edges")) {
			Map<?, ?> node = (Map<?, ?>) ((Map<?, ?>) edge).get("node");
			dates.put((String) node.get("title"), Instant.parse((String) node.get("publishedDateTime")));
		}
		return dates;
	}

	private static int number(PlaygroundUser user, String query, String field, String name) {
		return ((Number) ((Map<?, ?>) ask(user, query).get(field)).get(name)).intValue();
	}

	private static Map<?, ?> ask(PlaygroundUser user, String query) {
		return (Map<?, ?>) user.tab().evaluate("""
				async (query) => {
				  const headers = { 'Content-Type': 'application/json' }
				  const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) })
				  return (await response.json()).data
				}""", query);
	}

	/**
	 * Saves the picture and reads the positions of its nodes, by their names, and of its
	 * guides.
	 */
	private static Drawing exported(PlaygroundUser user, Locator network) throws IOException {
		PlaygroundUser.button(network, "Export").click();
		Download saved = user.tab().waitForDownload(() -> PlaygroundUser.button(network, "SVG").click());
		user.tab().keyboard().press("Escape");
		Map<?, ?> read = (Map<?, ?>) user.tab()
			.evaluate(
					"""
							(text) => {
							  const picture = new DOMParser().parseFromString(text, 'image/svg+xml')
							  const nodes = [...picture.querySelectorAll('g > title')].map((title) => {
							    const body = title.nextElementSibling
							    return [title.textContent, Number(body.getAttribute('cx')), Number(body.getAttribute('cy'))]
							  })
							  const guides = [...picture.querySelectorAll('circle, path')]
							    .filter((one) => one.nextElementSibling?.tagName === 'text' && !one.closest('g'))
							    .map((one) => one.tagName === 'circle'
							      ? [one.nextElementSibling.textContent, Number(one.getAttribute('cx')), Number(one.getAttribute('r'))]
							      : [one.nextElementSibling.textContent, Number(/^M([-\\d.]+)/.exec(one.getAttribute('d'))[1]), 0])
							  return { nodes, guides }
							}""",
					Files.readString(saved.path()));
		Map<String, double[]> nodes = new TreeMap<>();
		((List<?>) read.get("nodes")).stream()
			.map((one) -> (List<?>) one)
			.forEach((one) -> nodes.put((String) one.get(0), new double[] { real(one.get(1)), real(one.get(2)) }));
		List<Guide> guides = ((List<?>) read.get("guides")).stream()
			.map((one) -> (List<?>) one)
			.map((one) -> new Guide((String) one.get(0), real(one.get(1)), real(one.get(2))))
			.toList();
		return new Drawing(nodes, guides);
	}

	private static double real(Object value) {
		return ((Number) value).doubleValue();
	}

	private record Drawing(Map<String, double[]> nodes, List<Guide> guides) {

	}

	private record Guide(String label, double x, double radius) {

	}

}
