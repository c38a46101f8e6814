package dev.newsgraph.importing.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Groups the files of a walk into portions that are read together. A portion ends after
 * 250 files or 4 MiB, so that a portion of large files does not fill the heap.
 */
public final class FilePortions implements Consumer<SeedFile> {

	private static final int FILES = 250;

	private static final long BYTES = 4L * 1024 * 1024;

	private final Consumer<List<SeedFile>> portions;

	private List<SeedFile> open = new ArrayList<>();

	private long openBytes;

	/**
	 * Creates an empty portion.
	 * @param portions receives each full portion, in the order of the walk
	 */
	public FilePortions(Consumer<List<SeedFile>> portions) {
		this.portions = portions;
	}

	@Override
	public void accept(SeedFile file) {
		this.open.add(file);
		this.openBytes += file.size();
		if (this.open.size() == FILES || this.openBytes > BYTES) {
			flush();
		}
	}

	/** Passes on the files that are left. To be called when the walk has ended. */
	public void flush() {
		if (!this.open.isEmpty()) {
			List<SeedFile> portion = this.open;
			this.open = new ArrayList<>();
			this.openBytes = 0;
			this.portions.accept(portion);
		}
	}

}
