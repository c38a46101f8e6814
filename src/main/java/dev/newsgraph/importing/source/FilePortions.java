package dev.newsgraph.importing.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Groups the files of a walk into portions that are read together. A portion ends after
 * 250 files or 4 MiB, so that a portion of large files does not exhaust the heap.
 */
public final class FilePortions implements Consumer<SeedFile> {

	private static final int FILES = 250;

	private static final long BYTES = 4L * 1024 * 1024;

	private final Consumer<List<SeedFile>> portions;

	private List<SeedFile> current = new ArrayList<>();

	private long currentBytes;

	/**
	 * Creates an empty portion.
	 * @param portions receives each full portion, in the order of the walk
	 */
	public FilePortions(Consumer<List<SeedFile>> portions) {
		this.portions = portions;
	}

	@Override
	public void accept(SeedFile file) {
		this.current.add(file);
		this.currentBytes += file.size();
		if (this.current.size() == FILES || this.currentBytes > BYTES) {
			flush();
		}
	}

	/** Passes on the files that are left. To be called when the walk has ended. */
	public void flush() {
		if (!this.current.isEmpty()) {
			List<SeedFile> portion = this.current;
			this.current = new ArrayList<>();
			this.currentBytes = 0;
			this.portions.accept(portion);
		}
	}

}
