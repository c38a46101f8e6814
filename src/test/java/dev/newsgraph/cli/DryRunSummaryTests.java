package dev.newsgraph.cli;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.Difference.Change;
import dev.newsgraph.importing.report.Difference.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class DryRunSummaryTests {

	@Test
	void countsAllDifferencesAndListsTheFirst() {
		DryRunSummary summary = new DryRunSummary();
		for (int i = 0; i < 250; i++) {
			summary.add(new Difference(Kind.DOCUMENT, (i % 5 == 0) ? Change.CHANGED : Change.ADDED, "feed/" + i));
		}
		summary.add(new Difference(Kind.ARTICLE, Change.REMOVED, "https://paper.example/x"));
		assertThat(summary.size()).isEqualTo(251);
		assertThat(summary.count(Kind.DOCUMENT, Change.ADDED)).isEqualTo(200);
		assertThat(summary.count(Kind.DOCUMENT, Change.CHANGED)).isEqualTo(50);
		assertThat(summary.count(Kind.ARTICLE, Change.REMOVED)).isEqualTo(1);
		assertThat(summary.count(Kind.ARTICLE, Change.ADDED)).isZero();
		assertThat(summary.first()).hasSize(100).endsWith(new Difference(Kind.DOCUMENT, Change.ADDED, "feed/99"));
	}

	@Test
	void doesNotKeepTheDifferencesThatItDoesNotList() throws InterruptedException {
		ConsoleProgress progress = new ConsoleProgress(System.err, new OutputOptions(), () -> false);
		List<WeakReference<Difference>> references = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			Difference difference = new Difference(Kind.DOCUMENT, Change.ADDED, "feed/" + i);
			references.add(new WeakReference<>(difference));
			progress.difference(difference);
		}
		System.gc();
		Thread.sleep(100);
		System.gc();
		assertThat(references.stream().filter((reference) -> reference.get() != null).count())
			.isLessThanOrEqualTo(DryRunSummary.MAX_LISTED + 1);
		assertThat(progress.differences().size()).isEqualTo(1000);
	}

}
