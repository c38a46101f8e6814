package dev.newsgraph.query.compiled;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of an answer in pieces that grow, so that they are copied only once, when the
 * answer is complete.
 */
final class AnswerBuffer extends OutputStream {

	private static final int FIRST = 2048;

	private static final int LARGEST = 256 * 1024;

	private final List<byte[]> full = new ArrayList<>();

	private final long limit;

	private byte[] piece = new byte[FIRST];

	private int used;

	private int before;

	/**
	 * Creates an empty buffer.
	 * @param limit the maximum number of bytes
	 */
	AnswerBuffer(long limit) {
		this.limit = limit;
	}

	@Override
	public void write(int one) {
		require(1);
		if (this.used == this.piece.length) {
			next();
		}
		this.piece[this.used++] = (byte) one;
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		require(length);
		int from = offset;
		int left = length;
		while (left > 0) {
			if (this.used == this.piece.length) {
				next();
			}
			int part = Math.min(left, this.piece.length - this.used);
			System.arraycopy(bytes, from, this.piece, this.used, part);
			this.used += part;
			from += part;
			left -= part;
		}
	}

	private void require(int more) {
		if ((long) size() + more > this.limit) {
			throw NotCompiledException.INSTANCE;
		}
	}

	private void next() {
		this.full.add(this.piece);
		this.before += this.piece.length;
		this.piece = new byte[Math.min(LARGEST, 2 * this.piece.length)];
		this.used = 0;
	}

	int size() {
		return this.before + this.used;
	}

	byte[] bytes() {
		byte[] all = new byte[size()];
		int at = 0;
		for (byte[] bytes : this.full) {
			System.arraycopy(bytes, 0, all, at, bytes.length);
			at += bytes.length;
		}
		System.arraycopy(this.piece, 0, all, at, this.used);
		return all;
	}

}
