package dev.newsgraph.insight.stories;

/**
 * A vector of which most components are zero.
 *
 * @param indexes indexes of the other components, ascending
 * @param values their values
 */
record SparseVector(int[] indexes, float[] values) {

	/** Returns the dot product with another vector. */
	double dot(SparseVector other) {
		double sum = 0;
		int mine = 0;
		int others = 0;
		while (mine < this.indexes.length && others < other.indexes.length) {
			int difference = this.indexes[mine] - other.indexes[others];
			if (difference == 0) {
				sum += (double) this.values[mine] * other.values[others];
			}
			mine += (difference <= 0) ? 1 : 0;
			others += (difference >= 0) ? 1 : 0;
		}
		return sum;
	}

	int size() {
		return this.indexes.length;
	}

}
