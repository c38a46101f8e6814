package dev.newsgraph.insight.embedding;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The sentence model that the gateway contains. It runs in this process, is loaded for
 * the first text, and never uses the network. A long text is embedded in some 70 ms of
 * CPU, a short one in a few. Threads can use it at the same time.
 */
public final class SentenceModel {

	/** Name and version of the model. Vectors of other versions cannot be compared. */
	public static final String VERSION = "e5-small-v2-q-1";

	/** Length of the vectors. */
	public static final int DIMENSIONS = 384;

	/** Characters of an excerpt or body that are read. */
	static final int MAX_TEXT = 1_000;

	private static final Pattern SPACE = Pattern.compile("\\s+");

	private final Supplier<Function<String, float[]>> loader;

	private volatile @Nullable Function<String, float[]> model;

	private @Nullable String failure;

	/** Creates the model without loading it. */
	public SentenceModel() {
		this(SentenceModel::load);
	}

	SentenceModel(Supplier<Function<String, float[]>> loader) {
		this.loader = loader;
	}

	// The class of the model is not loaded before, because its libraries can be missing.
	private static Function<String, float[]> load() {
		return new E5Model();
	}

	/**
	 * Returns whether an article has a text to embed.
	 * @param title the headline
	 * @param text the excerpt or the body
	 */
	public static boolean isUseful(String title, String text) {
		return !title.isBlank() || !text.isBlank();
	}

	/**
	 * Returns the vector of an article, whose length is one. Equal texts have equal
	 * vectors.
	 * @param title the headline
	 * @param text the excerpt or the body, of which the start is read
	 * @throws ModelUnavailableException if the model cannot be loaded; also at each later
	 * call
	 */
	public float[] embed(String title, String text) {
		return loaded().apply(start(title) + ". " + start(text));
	}

	/**
	 * Returns the vector of a search text, whose length is one.
	 * @throws ModelUnavailableException if the model cannot be loaded; also at each later
	 * call
	 */
	public float[] embed(String text) {
		return loaded().apply(start(text));
	}

	/** Returns whether the model was loaded. */
	public boolean isLoaded() {
		return this.model != null;
	}

	/**
	 * Loads the model, if it is not loaded.
	 * @throws ModelUnavailableException if the model cannot be loaded; also at each later
	 * call
	 */
	public void require() {
		loaded();
	}

	/**
	 * Returns the start of a text without line breaks, which say nothing about the
	 * meaning.
	 */
	private static String start(String text) {
		String start = text.stripLeading();
		return SPACE.matcher(start.substring(0, Math.min(start.length(), MAX_TEXT))).replaceAll(" ");
	}

	private Function<String, float[]> loaded() {
		Function<String, float[]> known = this.model;
		return (known != null) ? known : loadOnce();
	}

	private synchronized Function<String, float[]> loadOnce() {
		if (this.failure != null) {
			throw new ModelUnavailableException(this.failure, null);
		}
		Function<String, float[]> loaded = this.model;
		if (loaded == null) {
			try {
				loaded = this.loader.get();
			}
			catch (RuntimeException | LinkageError ex) {
				String reason = (ex instanceof NoClassDefFoundError) ? "its libraries are not in this jar"
						: "its native libraries or its file cannot be used on this system";
				this.failure = "The model for the meaning of texts cannot be loaded, because " + reason
						+ "; articles are compared and found by words only.";
				throw new ModelUnavailableException(this.failure, ex);
			}
			this.model = loaded;
		}
		return loaded;
	}

}
