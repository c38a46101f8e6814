package dev.newsgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on clients shows the very files that are tested. {@code -Dmanual.write=true}
 * copies them into the page.
 */
class DocumentedProgramsTests {

	private static final Path PAGE = Path.of("src/docs/clients.md");

	private static final Pattern LINK = Pattern.compile("\\[.*]\\((\\.\\./clients/.*)\\):");

	@Test
	void thePageShowsTheFiles() throws IOException {
		DocumentationPage page = DocumentationPage.read(PAGE);
		int shown = 0;
		for (DocumentationPage.Block block : page.blocks()) {
			Matcher link = LINK.matcher(block.before());
			if (link.matches()) {
				String file = Files.readString(PAGE.resolveSibling(link.group(1)));
				if (Boolean.getBoolean("manual.write")) {
					page.write(block, file);
				}
				else {
					assertThat(block.text()).as(link.group(1)).isEqualTo(file);
				}
				shown++;
			}
		}
		assertThat(shown).isGreaterThan(8);
	}

}
