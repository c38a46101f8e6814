package dev.newsgraph.playground;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Questions: links, the library, saved questions, and files. */
@BrowserTest
@Tag("slow")
class PlaygroundLibraryIT {

	@Test
	void aLinkShowsTheSameToSomebodyElse(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.openPanel("Library");
		PlaygroundUser.button(user.card("Who covers this topic, and how much?"), "Open").click();
		user.assertShown("Table");
		user.show("Network");
		user.showQuery();
		user.button("Share: copy a link to query, variables and view").click();
		assertThat(user.tab().getByText("The link is in the address bar").or(user.tab().getByText("Link copied")))
			.isVisible();

		Page other = visit.freshProfile();
		other.navigate(visit.page().url());
		PlaygroundUser reader = new PlaygroundUser(other);
		assertThat(reader.ran()).isVisible();
		reader.assertShown("Network");
		reader.showQuery();
		reader.showQuery();
		assertThat(reader.written()).containsText("query WhoCovers");
		assertThat(reader.variables()).containsText("\"topic\": \"AI\"");
		assertThat(PlaygroundUser.named(reader.panel("Network"), AriaRole.TREEITEM, "The Verge")).isVisible();
	}

	@Test
	void whatChangesTheGraphIsNotRunByALink(BrowserVisit visit) {
		List<String> sent = new CopyOnWriteArrayList<>();
		visit.page().onRequest((request) -> {
			if (request.url().endsWith("/graphql")) {
				sent.add(String.valueOf(request.postData()));
			}
		});
		visit.page()
			.navigate(PlaygroundUser.link(visit,
					"mutation M { startImport(input: { folder: \"facial-recognition\", dryRun: true }) { job { dryRun } } }",
					"json"));
		PlaygroundUser user = new PlaygroundUser(visit.page());
		assertThat(user.written()).containsText("mutation M");
		// The estimate is requested after all automatic requests.
		assertThat(user.estimate()).isVisible();
		assertThat(sent).noneMatch((body) -> body.contains("startImport("));
		user.button("Execute query (Ctrl-Enter)").click();
		assertThat(user.json()).containsText("\"dryRun\": true");
		assertThat(sent).anyMatch((body) -> body.contains("startImport("));
	}

	@Test
	void aQuestionIsOpenedWithOtherVariables(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.openPanel("Library");
		user.tab().getByLabel("Find a question").fill("who covers this topic, and how much");
		Locator card = user.card("Who covers this topic, and how much?");
		assertThat(user.tab().getByText("1 question")).isVisible();
		PlaygroundUser.button(card, "Variables").click();
		input(card, "How many").fill("many");
		assertThat(PlaygroundUser.button(card, "Open")).isDisabled();
		input(card, "How many").fill("3");
		input(card, "Topic").fill("IBM AI");
		input(card, "Topic").press("Enter");
		Locator table = user.assertShown("Table");
		assertThat(PlaygroundUser.named(table, AriaRole.ROW, "KITV")).isVisible();
		assertThat(table).containsText("1 row");
		user.showQuery();
		assertThat(user.variables()).containsText("\"topic\": \"IBM AI\"");
		assertThat(user.variables()).containsText("\"howMany\": 3");
	}

	@Test
	void ownQuestionsAreKeptAndGoFromProfileToProfileAsAFile(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.answered("{ stats { mentionedArticleCount } }");
		user.show("JSON");
		user.openPanel("Library");
		save(user, "Only mentioned", "How many have no document.");
		user.tab().reload();
		Locator own = user.region("Your own");
		assertThat(own).containsText("Only mentioned");
		assertThat(own).containsText("How many have no document.");
		Download file = user.tab().waitForDownload(() -> user.button("Export all").click());

		PlaygroundUser other = PlaygroundUser.begin(visit, visit.freshProfile());
		other.openPanel("Library");
		Path exported = file.path();
		other.tab().waitForFileChooser(() -> other.button("Import a file…").click()).setFiles(exported);
		Locator card = other.card("Only mentioned");
		PlaygroundUser.button(card, "Open").click();
		assertThat(other.assertShown("JSON")).containsText("\"mentionedArticleCount\": 8");
		PlaygroundUser.button(card, "Delete “Only mentioned”").click();
		assertThat(card).isHidden();
		other.button("Undo").click();
		assertThat(card).isVisible();
	}

	@Test
	void aFileThatHoldsNoQuestionsIsRefusedInWords(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.openPanel("Library");
		user.tab()
			.waitForFileChooser(() -> user.button("Import a file…").click())
			.setFiles(Path.of("import/facial-recognition/kitv-ibm-is-canceling.md"));
		assertThat(user.region("Your own").locator(".ng-problem")).isVisible();
		assertThat(user.button("Export all")).isDisabled();
	}

	private static Locator input(Locator card, String name) {
		// A field with suggestions from the graph is a combobox.
		return card.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(name))
			.or(card.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName(name)));
	}

	private static void save(PlaygroundUser user, String title, String sentence) {
		user.button("Save query…").click();
		user.tab().getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(title);
		user.tab().getByLabel("Description").fill(sentence);
		user.button("Save").click();
		assertThat(user.tab().getByText("Saved “" + title + "”.")).isVisible();
	}

}
