package dev.newsgraph.insight.stories;

/** Keeps the greatest of the values that are added. */
final class LongHeap {

	private final long[] values;

	private int size;

	LongHeap(int limit) {
		this.values = new long[limit];
	}

	void add(long value) {
		if (this.size < this.values.length) {
			int place = this.size++;
			while (place > 0 && this.values[(place - 1) / 2] > value) {
				this.values[place] = this.values[(place - 1) / 2];
				place = (place - 1) / 2;
			}
			this.values[place] = value;
		}
		else if (this.size > 0 && value > this.values[0]) {
			replaceLeast(value);
		}
	}

	private void replaceLeast(long value) {
		int place = 0;
		int child = least(1);
		while (child < this.size && this.values[child] < value) {
			this.values[place] = this.values[child];
			place = child;
			child = least(2 * place + 1);
		}
		this.values[place] = value;
	}

	private int least(int child) {
		return (child + 1 < this.size && this.values[child + 1] < this.values[child]) ? child + 1 : child;
	}

	/** Returns a value. The first one is the least. */
	long get(int place) {
		return this.values[place];
	}

	int size() {
		return this.size;
	}

}
