package dev.newsgraph.query.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.GraphQLContext;
import graphql.execution.ExecutionContext;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.query.plan.EntityRepresentation;
import dev.newsgraph.query.plan.FilterRule;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.query.plan.SelectionPlan;
import dev.newsgraph.schema.AccessRules;
import dev.newsgraph.schema.FieldMapping.GlobalLookupField;
import dev.newsgraph.schema.GraphModel;

/**
 * Checks whether a caller may select the fields of an operation. Call
 * {@link #check(List, Identity, ExecutionContext)} before the operation is planned, and
 * {@link #visible} before anything is read: only the plan knows which types the global
 * ids of an operation name.
 *
 * <p>
 * A field that is selected on several types is refused if one of them requires a role
 * that the caller lacks. Fields of an object that is looked up by its global id are an
 * exception, because the id determines the type. They are refused if all types that they
 * are selected on require such a role, or if an id names such a type.
 */
public final class SelectionAccess {

	private final AccessRules rules;

	/** Names of the root fields that look up objects of any type. */
	private final Set<String> lookups;

	private final VisibilityRules visible;

	private final @Nullable CountedTypes counted;

	private final StatementTypes read;

	/**
	 * Creates the check.
	 * @param model model of the schema
	 * @param visible which objects a role sees
	 */
	public SelectionAccess(GraphModel model, VisibilityRules visible) {
		this.visible = visible;
		this.counted = visible.rules().isEmpty() ? null : new CountedTypes(model);
		this.read = new StatementTypes(model);
		this.rules = model.access();
		this.lookups = model.type(GraphModel.QUERY)
			.fields()
			.values()
			.stream()
			.filter(GlobalLookupField.class::isInstance)
			.map((field) -> field.name())
			.collect(Collectors.toSet());
		this.lookups.add(EntityRepresentation.FIELD);
	}

	/**
	 * Returns the caller of an operation.
	 * @throws ForbiddenException if it has none
	 */
	public static Identity caller(GraphQLContext context) {
		Identity identity = Identity.of(context);
		if (identity == null) {
			throw ForbiddenException.withoutCaller();
		}
		return identity;
	}

	/**
	 * Checks the selected fields as far as the document determines their types.
	 * @param selected selected root fields
	 * @param context context of the operation, for the place of a field in its document,
	 * or {@code null}
	 * @throws ForbiddenException if the caller may not select a field
	 */
	public void check(List<SelectedField> selected, Identity caller, @Nullable ExecutionContext context) {
		refuse(find(selected, caller.role()), caller, context);
	}

	/**
	 * Checks the types of the objects that the operation looks up, and returns the plans
	 * that read only what the caller may see.
	 * @param selected selected root fields
	 * @param planned planned fields by result key
	 * @param context as for {@link #check(List, Identity, ExecutionContext)}
	 * @throws ForbiddenException if the caller may not see an object, or a field of it
	 */
	public Map<String, PlannedField> visible(List<SelectedField> selected, Map<String, PlannedField> planned,
			Identity caller, @Nullable ExecutionContext context) {
		refuse(findLookedUp(selected, planned, caller.role()), caller, context);
		Map<String, FilterRule> filters = this.visible.of(caller.role());
		if (filters.isEmpty() || this.counted == null) {
			return planned;
		}
		VisiblePlan plan = new VisiblePlan(this.counted, this.read, filters, caller.role());
		Map<String, PlannedField> restricted = new HashMap<>();
		planned.forEach((resultKey, field) -> restricted.put(resultKey, plan.of(field)));
		return restricted;
	}

	private static void refuse(@Nullable Denial denial, Identity caller, @Nullable ExecutionContext context) {
		if (denial != null) {
			throw new ForbiddenException(denial, caller.role(),
					(context != null) ? FieldPlace.find(context, denial.path()) : null);
		}
	}

	@Nullable Denial find(List<SelectedField> selected, Role role) {
		return (role == Role.ADMIN) ? null : find(selected, false, role, new ArrayList<>());
	}

	private @Nullable Denial find(List<SelectedField> selected, boolean lookedUp, Role role, List<String> path) {
		for (SelectedField field : selected) {
			path.addLast(field.resultKey());
			Denial denial = denied(field, field.typeNames(), lookedUp, role, path);
			if (denial == null) {
				denial = find(field.children(), path.size() == 1 && isLookup(field), role, path);
			}
			if (denial != null) {
				return denial;
			}
			path.removeLast();
		}
		return null;
	}

	private boolean isLookup(SelectedField root) {
		return root.typeNames().contains(GraphModel.QUERY) && this.lookups.contains(root.name());
	}

	@Nullable Denial findLookedUp(List<SelectedField> selected, Map<String, PlannedField> planned, Role role) {
		for (SelectedField field : selected) {
			PlannedField plan = planned.get(field.resultKey());
			if (role != Role.ADMIN && plan != null && isLookup(field)) {
				for (String type : types(plan.plan())) {
					Denial denial = findOn(type, field, role);
					if (denial != null) {
						return denial;
					}
				}
			}
		}
		return null;
	}

	private @Nullable Denial findOn(String type, SelectedField field, Role role) {
		if (!role.includes(this.rules.role(type))) {
			return new Denial(type, this.rules.role(type), List.of(field.resultKey()));
		}
		for (SelectedField child : field.children()) {
			if (child.typeNames().contains(type)) {
				Denial denial = denied(child, Set.of(type), false, role, List.of(field.resultKey(), child.resultKey()));
				if (denial != null) {
					return denial;
				}
			}
		}
		return null;
	}

	private static List<String> types(SelectionPlan plan) {
		return switch (plan) {
			case SelectionPlan.ByKey byKey -> List.of(byKey.type().name());
			case SelectionPlan.ByKeys byKeys -> byKeys.groups().stream().map((group) -> group.type().name()).toList();
			default -> List.of();
		};
	}

	/**
	 * Returns the denial of a field, or {@code null} if it may be selected.
	 * @param every whether the field is only refused on account of all types
	 */
	private @Nullable Denial denied(SelectedField field, Set<String> types, boolean every, Role role,
			List<String> path) {
		Denial denial = null;
		for (String type : types) {
			Role required = this.rules.role(type, field.name());
			if (role.includes(required)) {
				if (every) {
					return null;
				}
			}
			else if (denial == null || (type + "." + field.name()).compareTo(denial.name()) < 0) {
				denial = new Denial(type + "." + field.name(), required, path);
			}
		}
		return denial;
	}

}
