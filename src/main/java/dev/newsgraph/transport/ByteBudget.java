package dev.newsgraph.transport;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the memory that the bytes of many requests or answers take together. */
public final class ByteBudget {

	private final long total;

	private final String refusal;

	private final AtomicLong used = new AtomicLong();

	/**
	 * Creates a budget.
	 * @param total the maximum number of bytes
	 * @param refusal the message for a client whose bytes do not fit
	 */
	ByteBudget(long total, String refusal) {
		this.total = total;
		this.refusal = refusal;
	}

	/** Returns a claim of no bytes. It must be closed. */
	public Claim claim() {
		return new Claim();
	}

	/** Returns the number of bytes that are in use. */
	long used() {
		return this.used.get();
	}

	/** A part of the budget. It is used by one thread. */
	public final class Claim implements AutoCloseable {

		private long bytes;

		private Claim() {
		}

		/**
		 * Changes the size of the claim. The largest size is the whole budget, so that
		 * something larger than it can still be sent on its own.
		 * @throws RefusedRequestException if the budget does not suffice
		 */
		public void resize(long size) {
			long wanted = Math.min(size, ByteBudget.this.total);
			long more = wanted - this.bytes;
			long now = ByteBudget.this.used.addAndGet(more);
			if (more > 0 && now > ByteBudget.this.total) {
				ByteBudget.this.used.addAndGet(-more);
				throw RefusedRequestException.overloaded(ByteBudget.this.refusal);
			}
			this.bytes = wanted;
		}

		@Override
		public void close() {
			resize(0);
		}

	}

}
