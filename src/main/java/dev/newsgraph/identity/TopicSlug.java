package dev.newsgraph.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A topic's key: its name in Unicode's compatibility form (NFKC) and lower case, letters,
 * marks and digits of any script kept, all between them one {@code -}.
 *
 * <p>
 * {@code +} reads "plus", and {@code #} after a letter or digit "sharp", so that C, C++
 * and C# are three topics. A name of signs alone becomes their code points,
 * {@code u1f916}.
 */
public final class TopicSlug {

	private TopicSlug() {
	}

	/**
	 * The slug of a topic's name, or of a slug (which is its own).
	 * @return never empty, unless the name is blank
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
