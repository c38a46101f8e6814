package dev.newsgraph.query.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.execution.ExecutionContext;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

/** Finds the place of a selected field in its document. */
final class FieldPlace {

	private final Map<String, FragmentDefinition> fragments;

	private final Set<String> spread = new HashSet<>();

	private final List<Field> found = new ArrayList<>();

	private FieldPlace(Map<String, FragmentDefinition> fragments) {
		this.fragments = fragments;
	}

	/**
	 * Returns the place of the first field with a path, or {@code null} if there is none.
	 * @param path keys in the response that lead to the field
	 */
	static @Nullable SourceLocation find(ExecutionContext context, List<String> path) {
		List<SelectionSet> selections = List.of(context.getOperationDefinition().getSelectionSet());
		List<Field> fields = List.of();
		for (String key : path) {
			// Each fragment is visited once for each level, however often it is spread.
			FieldPlace level = new FieldPlace(context.getFragmentsByName());
			selections.forEach((selection) -> level.visit(selection, key));
			fields = level.found;
			selections = fields.stream().map(Field::getSelectionSet).filter((one) -> one != null).toList();
		}
		return fields.isEmpty() ? null : fields.getFirst().getSourceLocation();
	}

	private void visit(SelectionSet selections, String key) {
		for (Selection<?> selection : selections.getSelections()) {
			switch (selection) {
				case Field field -> {
					if (field.getResultKey().equals(key)) {
						this.found.add(field);
					}
				}
				case InlineFragment inline -> visit(inline.getSelectionSet(), key);
				case FragmentSpread one -> {
					FragmentDefinition fragment = this.fragments.get(one.getName());
					if (fragment != null && this.spread.add(one.getName())) {
						visit(fragment.getSelectionSet(), key);
					}
				}
				default -> throw new IllegalStateException("A selection is a field or a fragment");
			}
		}
	}

}
