package dev.newsgraph.insight.stories;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SparseVectorTests {

	@Test
	void multipliesEqualIndexes() {
		SparseVector one = new SparseVector(new int[] { 1, 4, 9 }, new float[] { 1, 2, 3 });
		SparseVector other = new SparseVector(new int[] { 0, 4, 5, 9, 11 }, new float[] { 7, 5, 7, 10, 7 });
		assertThat(one.dot(other)).isEqualTo(40).isEqualTo(other.dot(one));
	}

	@Test
	void emptyVectorIsNearNothing() {
		SparseVector empty = new SparseVector(new int[0], new float[0]);
		assertThat(empty.dot(new SparseVector(new int[] { 0 }, new float[] { 1 }))).isZero();
	}

}
