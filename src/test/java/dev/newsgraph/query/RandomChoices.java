package dev.newsgraph.query;

import java.util.List;
import java.util.Random;

/**
 * Sources of random choices. The database plans operations of the same form once, so many
 * values can be tried for each form.
 *
 * @param forms chooses fields, operators and orders
 * @param values chooses values and page sizes
 */
record RandomChoices(Random forms, Random values) {

	RandomChoices(long form, long value) {
		this(random(form), random(value));
	}

	/**
	 * Returns a random generator. The first values for adjacent seeds are similar unless
	 * the bits of the seed are mixed.
	 */
	static Random random(long seed) {
		return new Random(seed * 0x9E3779B97F4A7C15L);
	}

	<T> T value(List<T> values) {
		return values.get(this.values.nextInt(values.size()));
	}

	<T> T form(List<T> forms) {
		return forms.get(this.forms.nextInt(forms.size()));
	}

}
