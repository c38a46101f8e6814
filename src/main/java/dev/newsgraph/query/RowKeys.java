package dev.newsgraph.query;

import java.util.List;

import graphql.normalized.ExecutableNormalizedField;

/**
 * Under which key a row holds the value of a field: the field's name, or, where a field
 * is selected more than once under aliases, its name and its alias.
 */
final class RowKeys {

	private RowKeys() {
	}

	static String key(ExecutableNormalizedField field, List<ExecutableNormalizedField> siblings) {
		for (ExecutableNormalizedField sibling : siblings) {
			if (sibling != field && sibling.getName().equals(field.getName())) {
				return key(field.getName(), field.getResultKey());
			}
		}
		return field.getName();
	}

	static String key(String name, String resultKey) {
		return name + ":" + resultKey;
	}

}
