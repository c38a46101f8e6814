package dev.newsgraph.query.limits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts the selections of the operations and fragments of a document. Each fragment is
 * counted once, and its count is added wherever it is spread.
 */
final class SelectionCounter {

	/** Largest number of selections that is counted. */
	private static final int MAX = 1_000_000_000;

	private static final Count NONE = new Count(0, 0);

	private final List<OperationDefinition> operations = new ArrayList<>();

	private final Map<String, FragmentDefinition> fragments = new HashMap<>();

	private final Map<String, Count> counted = new HashMap<>();

	private final Set<String> open = new HashSet<>();

	private int directives;

	SelectionCounter(Document document) {
		for (Definition<?> definition : document.getDefinitions()) {
			switch (definition) {
				case OperationDefinition operation -> this.operations.add(operation);
				case FragmentDefinition fragment -> this.fragments.put(fragment.getName(), fragment);
				default -> {
					// The validation rejects the definition of a type.
				}
			}
		}
	}

	/**
	 * Returns the largest counts of an operation or a fragment.
	 * @throws FragmentCycleException if a fragment contains itself
	 */
	Count count() {
		Count largest = NONE;
		for (OperationDefinition operation : this.operations) {
			addDirectives(operation);
			operation.getVariableDefinitions().forEach(this::addDirectives);
			largest = largest.max(count(operation.getSelectionSet()));
		}
		for (FragmentDefinition fragment : this.fragments.values()) {
			largest = largest.max(count(fragment));
		}
		return largest;
	}

	/** Returns the number of directives that {@link #count()} has found. */
	int directives() {
		return this.directives;
	}

	private Count count(@Nullable SelectionSet set) {
		Count sum = NONE;
		if (set != null) {
			for (Selection<?> selection : set.getSelections()) {
				sum = sum.plus(count(selection));
			}
		}
		return sum;
	}

	private Count count(Selection<?> selection) {
		return switch (selection) {
			case Field field -> {
				addDirectives(field);
				yield count(field.getSelectionSet()).within(1);
			}
			case InlineFragment fragment -> {
				addDirectives(fragment);
				yield count(fragment.getSelectionSet()).within(0);
			}
			case FragmentSpread spread -> {
				addDirectives(spread);
				FragmentDefinition fragment = this.fragments.get(spread.getName());
				yield ((fragment != null) ? count(fragment) : NONE).within(0);
			}
			default -> throw new IllegalArgumentException("Unknown selection %s".formatted(selection.getClass()));
		};
	}

	private Count count(FragmentDefinition fragment) {
		Count known = this.counted.get(fragment.getName());
		if (known != null) {
			return known;
		}
		if (!this.open.add(fragment.getName())) {
			throw new FragmentCycleException(fragment);
		}
		addDirectives(fragment);
		Count count = count(fragment.getSelectionSet());
		this.open.remove(fragment.getName());
		this.counted.put(fragment.getName(), count);
		return count;
	}

	private void addDirectives(DirectivesContainer<?> node) {
		List<Directive> directives = node.getDirectives();
		this.directives += directives.size();
	}

	/**
	 * The counts of a set of selections.
	 *
	 * @param selections number of selections
	 * @param depth levels of nested fields
	 */
	record Count(int selections, int depth) {

		Count plus(Count other) {
			return new Count(Math.min(MAX, this.selections + other.selections), Math.max(this.depth, other.depth));
		}

		Count max(Count other) {
			return new Count(Math.max(this.selections, other.selections), Math.max(this.depth, other.depth));
		}

		/** Returns the counts of a selection that contains these selections. */
		Count within(int levels) {
			return new Count(Math.min(MAX, this.selections + 1), this.depth + levels);
		}

	}

}
