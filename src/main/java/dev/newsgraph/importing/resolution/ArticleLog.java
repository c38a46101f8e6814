package dev.newsgraph.importing.resolution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.ArticleValues;
import dev.newsgraph.documents.ImageValues;

/**
 * What a batch adds, changes and removes in articles, as the properties of one node. The
 * node holds parallel lists: one entry for each article, and one for each value that
 * differs. So a batch writes one node, however many articles it changes.
 */
public final class ArticleLog {

	/** Texts that are longer than this number of characters are cut. */
	private final int valueLength;

	private final List<String> keys = new ArrayList<>();

	private final List<String> kinds = new ArrayList<>();

	private final List<String> titles = new ArrayList<>();

	private final List<String> addresses = new ArrayList<>();

	private final List<String> providers = new ArrayList<>();

	/** For each article, the number of values of all articles up to it. */
	private final List<Long> ends = new ArrayList<>();

	/** For each value, the place of its article. */
	private final List<Long> owners = new ArrayList<>();

	private final List<String> fields = new ArrayList<>();

	private final List<String> befores = new ArrayList<>();

	private final List<String> afters = new ArrayList<>();

	/**
	 * Creates an empty log.
	 * @param valueLength the number of characters of a value that are kept at most
	 */
	ArticleLog(int valueLength) {
		this.valueLength = valueLength;
	}

	/** Adds the change of an article, unless no value of it differs. */
	void add(ArticleChange change) {
		ResolvedArticle before = change.before();
		ResolvedArticle after = change.after();
		ResolvedArticle shown = (after != null) ? after : before;
		if (shown == null) {
			return;
		}
		int values = this.fields.size();
		if (before != null) {
			addValues(before, after);
			if (after != null && this.fields.size() == values) {
				return;
			}
		}
		ArticleValues article = shown.values();
		this.keys.add(change.key());
		this.kinds.add((before == null) ? "ADDED" : (after == null) ? "REMOVED" : "CHANGED");
		this.titles.add(cut(article.title()));
		this.addresses.add((article.webUrl() != null) ? article.webUrl() : "");
		this.providers.add(Objects.requireNonNullElse(provider(article), ""));
		this.ends.add((long) this.fields.size());
	}

	private void addValues(ResolvedArticle before, @Nullable ResolvedArticle after) {
		addItems("RELATED", before.related(), (after != null) ? after.related() : List.of());
		if (after == null) {
			return;
		}
		ArticleValues old = before.values();
		ArticleValues now = after.values();
		addText("TITLE", old, now, ArticleValues::title);
		addText("WEB_URL", old, now, ArticleValues::webUrl);
		addText("ORIGINAL_URL", old, now, ArticleValues::originalUrl);
		addText("AMP_WEB_URL", old, now, ArticleValues::ampWebUrl);
		addText("CDN_AMP_WEB_URL", old, now, ArticleValues::cdnAmpWebUrl);
		addText("PUBLISHED_DATE_TIME", old, now, ArticleValues::publishedDateTime);
		addText("UPDATED_DATE_TIME", old, now, ArticleValues::updatedDateTime);
		addText("CATEGORY", old, now, ArticleValues::category);
		addText("TYPE", old, now, ArticleValues::type);
		addText("LOCALE", old, now, ArticleValues::locale);
		addText("EXCERPT", old, now, ArticleValues::excerpt);
		addText("FEATURED_CONTENT", old, now, ArticleValues::featuredContent);
		addText("SECURED", old, now, ArticleValues::secured);
		addText("QUALITY", old, now, ArticleValues::quality);
		addText("HEAT", old, now, ArticleValues::heat);
		addText("PUBLISHED", old, now, ArticleValues::published);
		addText("BODY", old, now, ArticleValues::body);
		addText("EXTRA", old, now, ArticleValues::extra);
		addText("PROVIDER", old, now, ArticleLog::provider);
		if (before.hasDocument() != after.hasDocument()) {
			addValue("HAS_DOCUMENT", String.valueOf(before.hasDocument()), String.valueOf(after.hasDocument()));
		}
		addItems("TOPICS", List.copyOf(Topics.bySlug(before).keySet()), List.copyOf(Topics.bySlug(after).keySet()));
		addItems("IMAGES", addresses(old), addresses(now));
	}

	private static @Nullable String provider(ArticleValues values) {
		return (values.provider() != null) ? values.provider().domain() : null;
	}

	private static List<String> addresses(ArticleValues values) {
		return values.images().stream().map(ImageValues::url).toList();
	}

	private void addText(String field, ArticleValues before, ArticleValues after,
			Function<ArticleValues, @Nullable Object> value) {
		Object old = value.apply(before);
		Object now = value.apply(after);
		if (!Objects.equals(old, now)) {
			addValue(field, (old != null) ? old.toString() : null, (now != null) ? now.toString() : null);
		}
	}

	/**
	 * Adds the items that only one of two lists has. If there are none, adds the order.
	 */
	private void addItems(String field, List<String> before, List<String> after) {
		if (before.equals(after)) {
			return;
		}
		Set<String> old = new LinkedHashSet<>(before);
		Set<String> now = new LinkedHashSet<>(after);
		int values = this.fields.size();
		old.stream().filter((item) -> !now.contains(item)).forEach((item) -> addItem(field, "=" + item, ""));
		now.stream().filter((item) -> !old.contains(item)).forEach((item) -> addItem(field, "", "=" + item));
		if (this.fields.size() == values) {
			addValue(field + "_ORDER", String.join(" ", before), String.join(" ", after));
		}
	}

	private void addValue(String field, @Nullable String before, @Nullable String after) {
		addItem(field, (before != null) ? marked(before) : "", (after != null) ? marked(after) : "");
	}

	private void addItem(String field, String before, String after) {
		this.fields.add(field);
		this.befores.add(before);
		this.afters.add(after);
		// The article is added after its values.
		this.owners.add((long) this.keys.size());
	}

	/**
	 * Returns a value with a first character that says whether it was cut: a list cannot
	 * hold null, so the empty text stands for it.
	 */
	private String marked(String value) {
		String cut = cut(value);
		return ((cut.length() < value.length()) ? "~" : "=") + cut;
	}

	private String cut(String value) {
		if (value.length() <= this.valueLength) {
			return value;
		}
		int end = Character.isHighSurrogate(value.charAt(this.valueLength - 1)) ? this.valueLength - 1
				: this.valueLength;
		return value.substring(0, end);
	}

	/** Returns the number of articles. */
	public int size() {
		return this.keys.size();
	}

	/** Returns the properties of the node. */
	public Map<String, Object> properties() {
		Map<String, Object> properties = new HashMap<>(new Row().with("keys", this.keys)
			.with("kinds", this.kinds)
			.with("titles", this.titles)
			.with("addresses", this.addresses)
			.with("providers", this.providers)
			.with("ends", this.ends)
			.with("owners", this.owners)
			.with("fields", this.fields)
			.with("befores", this.befores)
			.with("afters", this.afters)
			.map());
		properties.put("count", (long) this.keys.size());
		return properties;
	}

}
