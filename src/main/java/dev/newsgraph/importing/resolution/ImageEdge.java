package dev.newsgraph.importing.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.ImageValues;

/**
 * The relationship of an article, a collection or a provider to one of its images.
 *
 * @param url the address of the image
 * @param position the position of the image
 * @param title the title that the owner gives the image
 * @param isCached whether the image is cached, according to the owner
 */
public record ImageEdge(String url, long position, @Nullable String title, @Nullable Boolean isCached) {

	/** Returns the relationships to images, in their order. */
	static List<ImageEdge> of(List<ImageValues> images) {
		List<ImageEdge> edges = new ArrayList<>();
		for (ImageValues image : images) {
			edges.add(new ImageEdge(image.url(), edges.size(), image.title(), image.isCached()));
		}
		return edges;
	}

	/**
	 * Adds the row that creates relationships, if there are any.
	 * @param batch the batch
	 * @param list the list to add to
	 * @param owner the key of the article, collection or provider
	 * @param edges the relationships
	 */
	static void addRow(GraphBatch batch, GraphBatch.Rows list, String owner, List<ImageEdge> edges) {
		if (!edges.isEmpty()) {
			batch.add(list, Map.of("owner", owner, "images", edges.stream().map(ImageEdge::properties).toList()));
		}
	}

	private Map<String, Object> properties() {
		return new Row().with("url", this.url)
			.with("position", this.position)
			.with("title", this.title)
			.with("isCached", this.isCached)
			.map();
	}

}
