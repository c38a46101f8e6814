package dev.newsgraph.importing.resolution;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.ArticleValues;
import dev.newsgraph.documents.ProviderValues;

/**
 * The fields of an article that a claim fills, as one bit per field. A claim cannot
 * change an article if a claim with a higher rank fills all of its fields.
 */
final class FilledFields {

	private long bits;

	private int next;

	private FilledFields() {
	}

	/** Returns the bits of a claim. */
	static long of(Claim claim) {
		ArticleValues values = claim.values();
		ProviderValues provider = values.provider();
		// The graph stores the bits, so new fields must be added at the end.
		return new FilledFields().add(values.webUrl())
			.add(values.originalUrl())
			.add(values.ampWebUrl())
			.add(values.cdnAmpWebUrl())
			.add(values.publishedDateTime())
			.add(values.updatedDateTime())
			.add(values.category())
			.add(values.type())
			.add(values.locale())
			.add(values.excerpt())
			.add(values.featuredContent())
			.add(values.secured())
			.add(values.quality())
			.add(values.heat())
			.add(values.published())
			.add(values.body())
			.add(provider)
			.add((provider != null) ? provider.name() : null)
			.add((provider != null) ? provider.images() : null)
			.add(values.topics())
			.add(values.images())
			.add(values.extra())
			.add(claim.related()).bits;
	}

	private FilledFields add(@Nullable Object value) {
		if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
			this.bits |= 1L << this.next;
		}
		this.next++;
		return this;
	}

}
