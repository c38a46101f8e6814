package dev.newsgraph.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The key of a topic, made from its name. The name is converted to Unicode's
 * compatibility form (NFKC) and to lower case. Letters, marks and digits of any script
 * are kept; each run of other characters between them becomes one {@code -}.
 *
 * <p>
 * {@code +} becomes "plus", and {@code #} after a letter or digit becomes "sharp", so
 * that C, C++ and C# are three topics. A name that consists only of symbols becomes the
 * code points of these symbols, as in {@code u1f916}.
 */
public final class TopicSlug {

	private TopicSlug() {
	}

	/**
	 * Returns the slug of a name. The slug of a slug is the slug itself.
	 * @param name the name of a topic
	 * @return the slug; it is empty only if the name is blank
	 */
	public static String of(String name) {
		String text = Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
		StringBuilder slug = new StringBuilder(text.length());
		boolean word = false;
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			int c = text.codePointAt(i);
			if (isKept(c)) {
				separate(slug, !word).appendCodePoint(c);
				word = true;
				continue;
			}
			if (c == '+') {
				separate(slug, true).append("plus");
			}
			else if ((c == '#' || c == '♯') && word) {
				separate(slug, true).append("sharp");
			}
			word = false;
		}
		return (slug.isEmpty()) ? codePoints(text) : Normalizer.normalize(slug, Normalizer.Form.NFC);
	}

	private static boolean isKept(int c) {
		return switch (Character.getType(c)) {
			case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> !isVariationSelector(c);
			default -> Character.isLetterOrDigit(c);
		};
	}

	private static boolean isVariationSelector(int c) {
		return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
	}

	private static StringBuilder separate(StringBuilder slug, boolean wanted) {
		return (wanted && !slug.isEmpty()) ? slug.append('-') : slug;
	}

	private static String codePoints(String text) {
		return text.codePoints().mapToObj((c) -> "u" + Integer.toHexString(c)).collect(Collectors.joining("-"));
	}

}
