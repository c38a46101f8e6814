package dev.newsgraph.playground;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The panel that shows and starts import jobs. */
@BrowserTest
class PlaygroundImportsIT {

	/** Number of documents that leaves enough time to cancel. */
	private static final int MANY = 20_000;

	@BeforeAll
	static void folders() {
		SampleSeeds.write("broken/good.md", SampleSeeds.article("good", "Good", ""));
		SampleSeeds.write("broken/bad.md", SampleSeeds.article("bad", "Bad", "heat: warm").replace("heat: 7\n", ""));
		SampleSeeds.write("short/one.md", SampleSeeds.article("one", "One", ""));
		for (int i = 0; i < MANY; i++) {
			SampleSeeds.write("many/%d.md".formatted(i), SampleSeeds.article("many-" + i, "Many " + i, ""));
		}
	}

	@Test
	void aDryRunOfTheSampleIsSeenUntilItsEnd(BrowserVisit visit) {
		PlaygroundUser user = panel(visit);
		start(user, "facial-recognition", true);
		Locator job = user.card("Dry run of facial-recognition");
		assertThat(job).containsText("Succeeded");
		assertThat(job).containsText("5 read · 0 would be loaded · 5 unchanged");
		assertThat(job).containsText("took");
	}

	@Test
	void aProblemIsNamedWithFileAndLine(BrowserVisit visit) {
		PlaygroundUser user = panel(visit);
		start(user, "broken", false);
		Locator job = user.card("Import of broken");
		assertThat(job).containsText("Succeeded, with rejected files");
		assertThat(job).containsText("2 read · 1 loaded · 1 rejected");
		job.getByText("1 problem").click();
		assertThat(job).containsText("bad.md:7:7");
		assertThat(job).containsText("INVALID_INTEGER");
	}

	@Test
	@Tag("slow")
	void aJobThatIsCancelledSaysSo(BrowserVisit visit) {
		PlaygroundUser user = panel(visit);
		start(user, "many", false);
		Locator job = user.card("Import of many");
		PlaygroundUser.button(job, "Cancel").click();
		assertThat(job).containsText("Cancelled");
		assertThat(PlaygroundUser.button(job, "Cancel")).isHidden();
	}

	@Test
	void theDataOfAFolderIsRemovedOnceItsNameWasTyped(BrowserVisit visit) {
		PlaygroundUser user = panel(visit);
		start(user, "short", false);
		assertThat(user.card("Import of short")).containsText("Succeeded");
		user.tab().getByText("Remove a folder").click();
		Locator form = user.tab().getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Remove a folder"));
		form.getByLabel("Folder", new Locator.GetByLabelOptions().setExact(true)).selectOption("short");
		Locator remove = PlaygroundUser.button(form, "Remove this folder's data");
		assertThat(remove).isDisabled();
		form.getByLabel("Type the name of the folder to confirm").fill("shor");
		assertThat(remove).isDisabled();
		form.getByLabel("Type the name of the folder to confirm").fill("short");
		remove.click();
		Locator job = user.card("Removal of short");
		assertThat(job).containsText("Succeeded");
		assertThat(job).containsText("1 removed");
		user.answered("{ article(webUrl: \"%sone\") { title } }".formatted(SampleSeeds.ADDRESS));
		assertThat(user.show("JSON")).containsText("\"article\": null");
	}

	@Test
	@Tag("slow")
	void aFolderThatDoesNotExistIsRefusedInWords(BrowserVisit visit) {
		PlaygroundUser user = panel(visit);
		Locator form = form(user);
		form.getByLabel("Folder under the import root").selectOption("Another folder…");
		form.getByLabel("Name of the folder").fill("nowhere");
		PlaygroundUser.button(form, "Start the import").click();
		assertThat(form.getByRole(AriaRole.ALERT)).containsText("nowhere");
	}

	private static PlaygroundUser panel(BrowserVisit visit) {
		return PlaygroundUser.begin(visit).openPanel("Imports");
	}

	private static Locator form(PlaygroundUser user) {
		return user.tab().getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Start an import"));
	}

	private static void start(PlaygroundUser user, String folder, boolean dryRun) {
		Locator form = form(user);
		form.getByLabel("Folder under the import root").selectOption(folder);
		form.getByLabel("Dry run").setChecked(dryRun);
		PlaygroundUser.button(form, dryRun ? "Start a dry run" : "Start the import").click();
		assertThat(user.tab().getByText(Pattern.compile((dryRun ? "Dry run" : "Import") + " #\\d+ started\\.")))
			.isVisible();
	}

}
