package dev.newsgraph.importing.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContentDifferenceTests {

	@Test
	void longValuesAreCutAroundTheFirstCharacterThatDiffers() {
		String same = "s".repeat(500);
		ContentDifference difference = ContentDifference.ofValue("Article a", null, "body", same + "x\ny" + same,
				same + "z");
		assertThat(difference.graph()).startsWith("…" + "s".repeat(20) + "x y").endsWith("s…").hasSize(122);
		assertThat(difference.folders()).isEqualTo("…" + "s".repeat(20) + "z");
		assertThat(difference.text()).startsWith("Article a: body is '…sss").contains("z' by the folders");
	}

	@Test
	void aValueThatIsNotSetIsNull() {
		ContentDifference difference = ContentDifference.ofValue("Article a", "ABOUT Topic t", "heat", null, 5L);
		assertThat(difference.row()).containsEntry("graph", null).containsEntry("folders", "5");
		assertThat(difference.text())
			.isEqualTo("Article a ABOUT Topic t: heat is not set in the graph, and '5' by the folders");
	}

	@Test
	void relationshipsAreCounted() {
		assertThat(ContentDifference.ofCount("Article a", "ABOUT Topic t", 3, 0).text())
			.isEqualTo("Article a ABOUT Topic t is in the graph, but does not follow from the folders (3 of them)");
		assertThat(ContentDifference.ofCount("Article a", "ABOUT Topic t", 0, 1).text())
			.isEqualTo("Article a ABOUT Topic t is missing in the graph");
	}

}
