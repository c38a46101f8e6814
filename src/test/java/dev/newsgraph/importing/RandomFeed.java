package dev.newsgraph.importing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes up small sets of documents that contradict each other wherever they can: few
 * articles, many documents on each, other spellings, dates, pictures and parents.
 */
public final class RandomFeed {

	private static final List<String> TOPICS = List.of("AI", "ai", "Ai", "Computer Vision", "computer vision", "Law",
			"LAW", "Chips");

	/** Spellings of one address, up to the number of the article. */
	private static final List<String> SPELLINGS = List.of("https://%s.com/é", "https://%s.com/%%C3%%A9",
			"HTTPS://%s.COM:443/%%c3%%a9", "https://%s.com./x/../é", "https://%s.com\\é");

	private static final List<String> ENDS = List.of("", "", "#top", "?utm_source=x", "?fbclid=y#:~:text=z");

	private final Random random;

	public RandomFeed(long seed) {
		this.random = new Random(seed);
	}

	/** File contents by path, over two seed folders. */
	public Map<String, String> files() {
		Map<String, String> files = new TreeMap<>();
		int count = this.random.nextInt(9);
		for (int i = 0; i < count; i++) {
			files.put(path(), content());
		}
		return files;
	}

	/** The same files but for some that are added, changed, broken or gone. */
	public Map<String, String> edited(Map<String, String> files) {
		Map<String, String> edited = new TreeMap<>(files);
		for (int i = this.random.nextInt(4); i >= 0; i--) {
			String path = (edited.isEmpty() || this.random.nextBoolean()) ? path() : pick(List.copyOf(edited.keySet()));
			switch (this.random.nextInt(4)) {
				case 0 -> edited.remove(path);
				case 1 -> edited.put(path, "broken");
				default -> edited.put(path, content());
			}
		}
		return edited;
	}

	private String path() {
		return pick(List.of("one/", "two/", "two/deep/")) + this.random.nextInt(6)
				+ ((this.random.nextInt(6) == 0) ? ".txt" : ".md");
	}

	private String content() {
		return switch (this.random.nextInt(8)) {
			case 0, 1 -> topic();
			case 2, 3 -> collection();
			default -> article();
		};
	}

	/** A document of a collection; some of its items name no document. */
	private String collection() {
		StringBuilder text = new StringBuilder("---\ntitle: C").append(this.random.nextInt(3)).append('\n');
		maybe(text, "excerpt: E" + this.random.nextInt(3) + "\n");
		maybe(text, "heat: " + this.random.nextInt(-1, 3) + "\n");
		references(text, "", true);
		text.append("items:\n");
		for (int i = this.random.nextInt(5); i >= 0; i--) {
			text.append("- ")
				.append(pick(List.of("", "", "/", "./", "../", "deep/", "/deep/")))
				.append(this.random.nextInt(7))
				.append(pick(List.of("", "", ".md", ".txt")))
				.append('\n');
		}
		return text.append("---\n").toString();
	}

	private String topic() {
		StringBuilder text = new StringBuilder("---\ntaxonomy: topic\nname: ").append(pick(TOPICS)).append('\n');
		maybe(text, "shortname: " + pick(List.of("a", "b")) + "\n");
		maybe(text, "parent: " + pick(List.of("AI", "ai", "Law", "Chips", "Everything", "everything")) + "\n");
		maybe(text, "keywords: [k" + this.random.nextInt(3) + "]\n");
		maybe(text, "colour: c" + this.random.nextInt(3) + "\n");
		return text.append("---\n").toString();
	}

	/** A document of an article. */
	String article() {
		StringBuilder text = new StringBuilder("---\n");
		values(text, "", true);
		int related = this.random.nextInt(4);
		if (related > 0) {
			text.append("related:\n");
			for (int i = 0; i < related; i++) {
				text.append("  - seen: ").append(i).append('\n');
				values(text, "    ", false);
			}
		}
		return text.append("---\n")
			.append((this.random.nextBoolean()) ? "Text " + this.random.nextInt(3) + "\n" : "")
			.toString();
	}

	private void values(StringBuilder text, String indent, boolean own) {
		int article = this.random.nextInt(5);
		text.append(indent).append("title: T").append(this.random.nextInt(3)).append('\n');
		text.append(indent).append("webUrl: ").append(address(article)).append('\n');
		maybe(text, indent + "publishedDateTime: 2020-01-0" + (1 + this.random.nextInt(2)) + "T00:00:00Z\n");
		maybe(text, indent + "excerpt: E" + this.random.nextInt(3) + "\n");
		maybe(text, indent + "heat: " + this.random.nextInt(3) + "\n");
		references(text, indent, own);
	}

	private void references(StringBuilder text, String indent, boolean own) {
		if (this.random.nextInt(3) > 0) {
			text.append(indent)
				.append("provider:\n")
				.append(indent)
				.append("  domain: ")
				.append(pick(List.of("a.com", "b.com")))
				.append('\n');
			maybe(text, indent + "  name: N" + this.random.nextInt(3) + "\n");
			if (this.random.nextInt(3) == 0) {
				text.append(indent).append("  images:\n");
				images(text, indent + "    ");
			}
		}
		if (this.random.nextInt(3) > 0) {
			text.append(indent).append("images:\n");
			images(text, indent + "  ");
		}
		if (own && this.random.nextInt(3) > 0) {
			List<String> names = new ArrayList<>(TOPICS);
			Collections.shuffle(names, this.random);
			text.append(indent)
				.append("topics: [")
				.append(names.get(0))
				.append(", ")
				.append(names.get(1))
				.append("]\n");
		}
	}

	private String address(int article) {
		if (article < 4) {
			return pick(SPELLINGS).formatted((article < 2) ? "a" : "b") + article + pick(ENDS);
		}
		return pick(List.of("https://b.com/", "https://B.com"))
				+ pick(List.of("#!/one", "#!/%6Fne", "#!/two", "#/one", ""));
	}

	private void images(StringBuilder text, String indent) {
		for (int i = 0; i <= this.random.nextInt(2); i++) {
			text.append(indent).append("- url: https://i.com/").append(this.random.nextInt(4)).append(".png\n");
			maybe(text, indent + "  width: " + this.random.nextInt(1, 4) + "\n");
			maybe(text, indent + "  title: C" + this.random.nextInt(2) + "\n");
		}
	}

	private void maybe(StringBuilder text, String line) {
		if (this.random.nextBoolean()) {
			text.append(line);
		}
	}

	private <T> T pick(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
