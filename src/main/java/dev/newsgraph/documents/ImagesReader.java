package dev.newsgraph.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads a list of images. An invalid image, or an invalid value of an image, is left out;
 * the rest of the document is kept. An image with a relative address that cannot be
 * resolved is kept as extra.
 */
final class ImagesReader {

	private final Fields fields;

	private final Extra extra;

	/**
	 * Creates a reader.
	 * @param fields the mapping that has the key {@code images}
	 * @param extra receives the unknown keys of the images
	 */
	ImagesReader(Fields fields, Extra extra) {
		this.fields = fields;
		this.extra = extra;
	}

	/**
	 * Returns the images in order. If an address is listed more than once, the first
	 * image is used.
	 */
	List<ImageValues> read() {
		List<ImageValues> images = new ArrayList<>();
		List<Extra> extras = new ArrayList<>();
		Set<String> urls = new HashSet<>();
		int number = 0;
		for (YamlValue item : this.fields.items("images")) {
			number++;
			Findings findings = this.fields.findings().forItem("images", number, ProblemCode.INVALID_IMAGE);
			if (!(item instanceof YamlValue.Mapping mapping)) {
				findings.add(ProblemCode.INVALID_IMAGE, item.position(),
						"%s is not an image, so it is left out.".formatted(Fields.kind(item)),
						"Write `url:` before the address.");
				continue;
			}
			Fields image = new Fields(mapping, this.fields.limits(), findings);
			if (image.isUnresolved("url")) {
				extras.add(unresolved(image, mapping));
				continue;
			}
			ImageValues values = read(image);
			if (values == null) {
				continue;
			}
			if (!urls.add(values.url())) {
				findings.add(ProblemCode.REPEATED_IMAGE, mapping.position(),
						"the image %s is already listed; only the first item is used."
							.formatted(Findings.quote(values.url())),
						"Delete the repeated item.");
				continue;
			}
			images.add(values);
			keepUnread(image, values.url(), extras);
		}
		this.extra.keep("images", extras);
		return images;
	}

	private static @Nullable ImageValues read(Fields image) {
		if (image.isAbsent("url")) {
			image.findings()
				.add(ProblemCode.INVALID_IMAGE, image.position("url"),
						"the `url` is missing, so the image is left out.", "Add the image's address as `url`.");
			return null;
		}
		String url = image.url("url");
		Long width = image.integer("width");
		Long height = image.integer("height");
		Boolean isCached = image.bool("isCached");
		String title = image.text("title");
		return (url != null) ? new ImageValues(url, width, height, isCached, title) : null;
	}

	/** Keeps an image with a relative address as written. */
	private static Extra unresolved(Fields image, YamlValue.Mapping mapping) {
		image.findings()
			.add(ProblemCode.RELATIVE_ADDRESS, image.position("url"),
					"the `url` is a relative address, so the image is only kept as written in `extra`.",
					"Set newsgraph.import.base-url to the address of the site, for example `https://example.com`, and"
							+ " import again.");
		Extra written = new Extra();
		mapping.entries().forEach((key, entry) -> written.keep(key, entry.value()));
		return written;
	}

	private static void keepUnread(Fields image, String url, List<Extra> extras) {
		Extra unread = new Extra();
		unread.keepUnread(image);
		if (!unread.isEmpty()) {
			unread.keepText("url", url);
			extras.add(unread);
		}
	}

}
