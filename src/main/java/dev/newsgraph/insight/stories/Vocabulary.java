package dev.newsgraph.insight.stories;

import java.util.Arrays;

/**
 * The numbers of words. A word is known by a hash of 64 bits, so that a million words
 * take little memory. Two words with one hash would count as one.
 */
final class Vocabulary {

	private static final long PRIME = 0x100000001b3L;

	private static final long OFFSET = 0xcbf29ce484222325L;

	private long[] hashes = new long[512];

	/** For each place of the hash table, the number of its word plus one, or zero. */
	private int[] table = new int[1024];

	private int size;

	/** Returns the number of a word, which is new if the word is new. */
	int number(CharSequence word) {
		long hash = hash(word);
		int place = place(hash);
		if (this.table[place] == 0) {
			if (this.size == this.hashes.length) {
				grow();
				place = place(hash);
			}
			this.hashes[this.size++] = hash;
			this.table[place] = this.size;
		}
		return this.table[place] - 1;
	}

	/** Returns the hash of a word, which does not depend on its number. */
	long hash(int number) {
		return this.hashes[number];
	}

	/** Returns how many words have a number. */
	int size() {
		return this.size;
	}

	private int place(long hash) {
		int place = (int) hash & (this.table.length - 1);
		while (this.table[place] != 0 && this.hashes[this.table[place] - 1] != hash) {
			place = (place + 1) & (this.table.length - 1);
		}
		return place;
	}

	private void grow() {
		this.hashes = Arrays.copyOf(this.hashes, 2 * this.hashes.length);
		this.table = new int[2 * this.table.length];
		for (int number = 0; number < this.size; number++) {
			this.table[place(this.hashes[number])] = number + 1;
		}
	}

	private static long hash(CharSequence word) {
		long hash = OFFSET;
		for (int i = 0; i < word.length(); i++) {
			hash = (hash ^ word.charAt(i)) * PRIME;
		}
		hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
		return hash ^ (hash >>> 33);
	}

}
