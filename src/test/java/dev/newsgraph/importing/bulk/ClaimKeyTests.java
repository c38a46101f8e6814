package dev.newsgraph.importing.bulk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.newsgraph.documents.ArticleValues;
import dev.newsgraph.documents.ProviderValues;
import dev.newsgraph.importing.resolution.Claim;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimKeyTests {

	@TempDir
	private Path folder;

	/** The ranks of claims are sorted as texts where the graph is not loaded in bulk. */
	@Test
	void theClaimsOnAnArticleAreInDescendingOrderOfTheirRanks() throws Exception {
		Random random = new Random(5);
		List<String> ranks = new ArrayList<>();
		ExternalSort sort = new ExternalSort(this.folder, "claims");
		ExternalSort.Buffer buffer = sort.buffer(20_000);
		RecordBuffer record = new RecordBuffer(16);
		for (int i = 0; i < 500; i++) {
			String rank = "-012".charAt(random.nextInt(4)) + digits(random, 24) + digits(random, 64);
			ranks.add(rank);
			Claim claim = new Claim(rank, i % 2 == 0, values(), (i % 3 == 0) ? List.of("https://b.com/") : List.of());
			buffer.add(record, ClaimKey.write(record, claim, i % 5 == 0, i, 7L * i, 11 * i));
		}
		buffer.complete();
		List<String> sorted = new ArrayList<>();
		try (ExternalSort.Records records = sort.records()) {
			ExternalSort.SortedRecord previous = null;
			for (ExternalSort.SortedRecord next = records.next(); next != null; next = records.next()) {
				ClaimKey key = ClaimKey.of(next);
				int i = key.claim();
				sorted.add(key.rank());
				assertThat(key.rank()).isEqualTo(ranks.get(i)).endsWith(key.sha256());
				assertThat(key.own()).isEqualTo(i % 2 == 0);
				assertThat(key.related()).isEqualTo(i % 3 == 0);
				assertThat(key.collection()).isEqualTo(i % 5 == 0);
				assertThat(key.offset()).isEqualTo(7L * i);
				assertThat(key.length()).isEqualTo(11 * i);
				assertThat(isSame(previous, next)).isTrue();
				previous = next;
			}
		}
		ranks.sort(Comparator.reverseOrder());
		assertThat(sorted).isEqualTo(ranks);
	}

	private static boolean isSame(ExternalSort.@Nullable SortedRecord one, ExternalSort.SortedRecord other) {
		return one == null || ClaimKey.isSameArticle(one, other);
	}

	private static String digits(Random random, int count) {
		StringBuilder digits = new StringBuilder();
		for (int i = 0; i < count; i++) {
			// Ranks often begin alike.
			digits.append(Character.forDigit(random.nextInt((i < count / 2) ? 2 : 16), 16));
		}
		return digits.toString();
	}

	private static ArticleValues values() {
		return new ArticleValues("https://a.com/1", "Title", "https://a.com/1", null, null, null, null, null, null,
				null, null, null, null, null, null, null, null, null, new ProviderValues("a.com", "A", List.of()),
				List.of(), List.of(), null);
	}

}
