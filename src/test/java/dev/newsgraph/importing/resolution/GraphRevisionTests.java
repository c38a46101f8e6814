package dev.newsgraph.importing.resolution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GraphRevisionTests {

	@Test
	void theRevisionIsTheSumOfTheDigests() {
		// printf 'feed\0a.md\0ab\0001\0' | sha256sum
		GraphRevision one = GraphRevision.EMPTY.plus(new DocumentVersion("feed", "a.md", "ab", "1"));
		assertThat(one).hasToString("aafb11c247a3e1076c0385b026902bdc56284e6975b9d487eb21df84fac2af50");
		assertThat(GraphRevision.of(one.toString())).isEqualTo(one).hasSameHashCodeAs(one);
		assertThat(GraphRevision.EMPTY).hasToString("0".repeat(64));
	}

	@Test
	void whereAPartEndsMatters() {
		assertThat(GraphRevision.EMPTY.plus(new DocumentVersion("feed", "a/b", "c", "1")))
			.isNotEqualTo(GraphRevision.EMPTY.plus(new DocumentVersion("feed/a", "b", "c", "1")));
		assertThat(GraphRevision.EMPTY.plus(new DocumentVersion("feed", "a", "c", "1")))
			.isNotEqualTo(GraphRevision.EMPTY.plus(new DocumentVersion("feed", "a", "", "c1")));
	}

	/** Additions and removals in any order lead to the revision of what is left. */
	@Test
	void anyOrderOfAdditionsAndRemovalsLeadsToTheSameRevision() {
		Random random = new Random(5);
		for (int round = 0; round < 200; round++) {
			List<DocumentVersion> left = documents(random, 1 + random.nextInt(20));
			List<DocumentVersion> removed = documents(random, random.nextInt(20));
			removed.removeAll(left);
			List<DocumentVersion> all = new ArrayList<>(left);
			all.addAll(removed);
			Collections.shuffle(all, random);
			GraphRevision revision = GraphRevision.EMPTY;
			for (DocumentVersion document : all) {
				revision = revision.plus(document);
			}
			Collections.shuffle(removed, random);
			for (DocumentVersion document : removed) {
				revision = GraphRevision.of(revision.minus(document).toString());
			}
			GraphRevision expected = GraphRevision.EMPTY;
			for (DocumentVersion document : left.reversed()) {
				expected = expected.plus(document);
			}
			assertThat(revision).as("round %d", round).isEqualTo(expected);
			assertThat(revision.toString()).hasSize(64);
		}
	}

	private static List<DocumentVersion> documents(Random random, int count) {
		TreeSet<Integer> numbers = new TreeSet<>();
		for (int i = 0; i < count; i++) {
			numbers.add(random.nextInt(1000));
		}
		return new ArrayList<>(numbers.stream()
			.map((number) -> new DocumentVersion("feed", number + ".md", "sha" + number, "1"))
			.toList());
	}

}
