package dev.newsgraph.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * From a list of images to their values; a bad image, or a bad value of one, is left out
 * alone.
 */
final class ImagesReader {

	private final Fields fields;

	private final Extra extra;

	/** The extra takes what is unknown in the images. */
	ImagesReader(Fields fields, Extra extra) {
		this.fields = fields;
		this.extra = extra;
	}

	/** The images in order, the first of those with one address. */
	List<ImageValues> read() {
		List<ImageValues> images = new ArrayList<>();
		List<Extra> extras = new ArrayList<>();
		Set<String> urls = new HashSet<>();
		int number = 0;
		for (YamlValue item : this.fields.items("images")) {
			number++;
			Findings findings = this.fields.findings().inItem("images", number, ProblemCode.INVALID_IMAGE);
			if (!(item instanceof YamlValue.Mapping mapping)) {
				findings.add(ProblemCode.INVALID_IMAGE, item.position(),
						"%s is no image; it is left out.".formatted(Fields.kind(item)),
						"Write `url:` before the address.");
				continue;
			}
			Fields image = new Fields(mapping, this.fields.limits(), findings);
			ImageValues values = read(image);
			if (values == null) {
				continue;
			}
			if (!urls.add(values.url())) {
				findings.add(ProblemCode.REPEATED_IMAGE, mapping.position(),
						"the image %s stands here again.".formatted(Findings.quote(values.url())),
						"Keep one of the two.");
				continue;
			}
			images.add(values);
			keepUnread(image, values.url(), extras);
		}
		this.extra.keep("images", extras);
		return images;
	}

	private static @Nullable ImageValues read(Fields image) {
		if (image.lacks("url")) {
			image.findings()
				.add(ProblemCode.INVALID_IMAGE, image.position("url"), "there is no `url`; the image is left out.",
						"Write the image's address as `url`.");
			return null;
		}
		String url = image.url("url");
		Long width = image.integer("width");
		Long height = image.integer("height");
		Boolean isCached = image.bool("isCached");
		String title = image.text("title");
		return (url != null) ? new ImageValues(url, width, height, isCached, title) : null;
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
