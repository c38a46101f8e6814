package dev.newsgraph.importing.bulk;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Sorts the records in a buffer by their keys, as unsigned bytes. */
final class RecordOrder {

	/** How many records can be sorted. */
	static final int MAX_RECORDS = 1 << 24;

	/** The bits of a sorted number that hold the number of a record in its buffer. */
	private static final long NUMBER = MAX_RECORDS - 1;

	private RecordOrder() {
	}

	/**
	 * Returns where the records start, in their order. They are sorted by the beginnings
	 * of their keys, without objects, and whole keys are compared only if these are
	 * equal.
	 * @param bytes the records, each with the length of its key, its length and its bytes
	 * @param starts where the records start
	 */
	static int[] of(ByteBuffer bytes, int[] starts) {
		long[] order = new long[starts.length];
		for (int i = 0; i < order.length; i++) {
			// Arrays are sorted as signed numbers.
			order[i] = ((prefix(bytes, starts[i]) & ~NUMBER) | i) ^ Long.MIN_VALUE;
		}
		Arrays.sort(order);
		int[] sorted = new int[order.length];
		for (int i = 0; i < order.length; i++) {
			sorted[i] = starts[(int) (order[i] & NUMBER)];
		}
		int to;
		for (int from = 0; from < order.length; from = to) {
			to = from + 1;
			while (to < order.length && ((order[from] ^ order[to]) & ~NUMBER) == 0) {
				to++;
			}
			sort(bytes, sorted, from, to);
		}
		return sorted;
	}

	private static void sort(ByteBuffer bytes, int[] starts, int from, int to) {
		if (to - from > 1) {
			Integer[] some = new Integer[to - from];
			Arrays.setAll(some, (i) -> starts[from + i]);
			Arrays.sort(some, (one, other) -> compare(bytes, one, other));
			for (int i = from; i < to; i++) {
				starts[i] = some[i - from];
			}
		}
	}

	/** Returns the first eight bytes of a key. A shorter one ends with zeros. */
	private static long prefix(ByteBuffer bytes, int start) {
		int length = bytes.getInt(start);
		int key = start + 2 * Integer.BYTES;
		if (length >= Long.BYTES) {
			return bytes.getLong(key);
		}
		long prefix = 0;
		for (int i = 0; i < Long.BYTES; i++) {
			prefix = (prefix << Byte.SIZE) | ((i < length) ? Byte.toUnsignedInt(bytes.get(key + i)) : 0);
		}
		return prefix;
	}

	private static int compare(ByteBuffer bytes, int one, int other) {
		int first = one + 2 * Integer.BYTES;
		int second = other + 2 * Integer.BYTES;
		return Arrays.compareUnsigned(bytes.array(), first, first + bytes.getInt(one), bytes.array(), second,
				second + bytes.getInt(other));
	}

}
