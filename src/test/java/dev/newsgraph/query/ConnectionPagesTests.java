package dev.newsgraph.query;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How many rows a page of an export has. */
class ConnectionPagesTests {

	private final ConnectionPages pages = new ConnectionPages(null, null, List.of("articles"), "", true, List.of(),
			List.of(), null, 1000, false);

	@Test
	void moreRowsAreReadAgainAfterSomePages() {
		this.pages.shrink();
		assertThat(this.pages.pageSize()).isEqualTo(500);
		read(7);
		assertThat(this.pages.pageSize()).isEqualTo(500);
		read(1);
		assertThat(this.pages.pageSize()).isEqualTo(1000);
		read(100);
		assertThat(this.pages.pageSize()).isEqualTo(1000);
	}

	@Test
	void aSizeThatFailsAgainIsTriedLessOften() {
		this.pages.shrink();
		read(8);
		this.pages.shrink();
		read(15);
		assertThat(this.pages.pageSize()).isEqualTo(500);
		read(1);
		assertThat(this.pages.pageSize()).isEqualTo(1000);
	}

	@Test
	void theLimitOfRowsRemains() {
		this.pages.shrink();
		this.pages.limit(600);
		read(8);
		assertThat(this.pages.pageSize()).isEqualTo(600);
	}

	private void read(int number) {
		for (int i = 0; i < number; i++) {
			this.pages.grow();
		}
	}

}
