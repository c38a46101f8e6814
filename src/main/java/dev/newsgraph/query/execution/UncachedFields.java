package dev.newsgraph.query.execution;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;

import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.query.plan.SelectionPlan;

/**
 * The fields and types with the directive {@code @uncached}: their values can change
 * although the revision of the graph does not.
 */
public final class UncachedFields {

	private static final String DIRECTIVE = "uncached";

	/** The names of the types that have a field with this name. */
	private final Map<String, Set<String>> fields = new HashMap<>();

	private final Set<String> types = new HashSet<>();

	/**
	 * Reads the directives.
	 * @param definitions the definitions of the SDL, with the directives of the mapping
	 */
	public UncachedFields(TypeDefinitionRegistry definitions) {
		for (ObjectTypeDefinition type : definitions.getTypes(ObjectTypeDefinition.class)) {
			if (type.hasDirective(DIRECTIVE)) {
				this.types.add(type.getName());
			}
			for (FieldDefinition field : type.getFieldDefinitions()) {
				if (field.hasDirective(DIRECTIVE)) {
					this.fields.computeIfAbsent(field.getName(), (name) -> new HashSet<>()).add(type.getName());
				}
			}
		}
	}

	/**
	 * Returns whether an operation reads such a value.
	 * @param selected the selected root fields
	 * @param planned the plans of the root fields
	 */
	boolean areIn(List<SelectedField> selected, Collection<PlannedField> planned) {
		return areIn(selected) || planned.stream().anyMatch((field) -> switch (field.plan()) {
			case SelectionPlan.ByKey byKey -> this.types.contains(byKey.type().name());
			case SelectionPlan.ByKeys byKeys ->
				byKeys.groups().stream().anyMatch((group) -> this.types.contains(group.type().name()));
			default -> false;
		});
	}

	private boolean areIn(List<SelectedField> selected) {
		for (SelectedField field : selected) {
			Set<String> owners = this.fields.get(field.name());
			if ((owners != null && field.typeNames().stream().anyMatch(owners::contains)) || areIn(field.children())) {
				return true;
			}
		}
		return false;
	}

}
