package dev.newsgraph.query;

import java.util.List;
import java.util.Random;

/**
 * What chance decides. Operations of one form cost the database one plan, so that many
 * values can be tried on each form.
 *
 * @param forms decides on fields, operators and orders
 * @param values decides on what is compared with, and how much is asked for
 */
record RandomChoices(Random forms, Random values) {

	RandomChoices(long form, long value) {
		this(random(form), random(value));
	}

	/** The first values of neighbouring seeds are alike unless their bits are spread. */
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
