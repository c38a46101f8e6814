package dev.newsgraph.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.language.Directive;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SourceLocation;
import graphql.schema.idl.TypeDefinitionRegistry;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.Role;

/**
 * What the directives {@code @visible} and {@code @hiddenWith} say about the objects that
 * a role sees.
 *
 * @param rules filters of types for roles; a type and a role occur once
 * @param links types whose objects are hidden together with others
 */
public record VisibilityMapping(List<Rule> rules, List<Link> links) {

	private static final String VISIBLE = "visible";

	private static final String HIDDEN_WITH = "hiddenWith";

	/** For a schema without the directives. */
	public static final VisibilityMapping NONE = new VisibilityMapping(List.of(), List.of());

	public VisibilityMapping {
		rules = List.copyOf(rules);
		links = List.copyOf(links);
	}

	/**
	 * Reads the directives of all types.
	 * @throws SchemaMappingException if a directive is not valid
	 */
	static VisibilityMapping read(TypeDefinitionRegistry registry) {
		List<Rule> rules = new ArrayList<>();
		List<Link> links = new ArrayList<>();
		for (ObjectTypeDefinition type : registry.getTypes(ObjectTypeDefinition.class)) {
			Set<Role> roles = new HashSet<>();
			for (Directive directive : type.getDirectives(VISIBLE)) {
				requireNode(type, directive);
				for (Role role : roles(type, directive)) {
					if (!roles.add(role)) {
						throw error(type, directive,
								"@visible occurs twice for the role %s; keep one, and combine the filters by 'and'"
									.formatted(role));
					}
					rules.add(new Rule(type.getName(), role, filter(type, directive), directive.getSourceLocation()));
				}
			}
			for (Directive directive : type.getDirectives(HIDDEN_WITH)) {
				requireNode(type, directive);
				links.add(link(registry, type, directive));
			}
		}
		return new VisibilityMapping(rules, links);
	}

	private static String filter(ObjectTypeDefinition type, Directive directive) {
		String text = Directives.text(directive, "where", "").strip();
		if (!text.isEmpty()) {
			return text;
		}
		throw error(type, directive,
				"@visible has no filter; add the argument 'where' with a text such as \"{ published: { eq: true } }\"");
	}

	private static List<Role> roles(ObjectTypeDefinition type, Directive directive) {
		String known = Arrays.stream(Role.values())
			.filter((role) -> role != Role.ADMIN)
			.map(Role::name)
			.collect(Collectors.joining(", "));
		List<String> names = Directives.texts(directive, "roles");
		if (names.isEmpty()) {
			throw error(type, directive,
					"@visible names no role; add the argument 'roles' with some of %s".formatted(known));
		}
		return names.stream()
			.map((name) -> Arrays.stream(Role.values())
				.filter((role) -> role != Role.ADMIN && role.name().equals(name))
				.findFirst()
				.orElseThrow(() -> error(type, directive,
						"@visible names the role '%s', which %s; use some of %s".formatted(name,
								name.equals(Role.ADMIN.name()) ? "sees all objects" : "does not exist", known))))
			.toList();
	}

	private static Link link(TypeDefinitionRegistry registry, ObjectTypeDefinition type, Directive directive) {
		String relationship = Directives.text(directive, "type", "");
		String target = Directives.text(directive, "target", "");
		ObjectTypeDefinition other = registry.getTypeOrNull(target, ObjectTypeDefinition.class);
		if (relationship.isBlank()) {
			throw error(type, directive,
					"@hiddenWith names no relationship; add the argument 'type' with its type in the graph");
		}
		if (other == null || !Directives.has(other, "node") || Directives.has(other, HIDDEN_WITH)) {
			throw error(type, directive,
					"@hiddenWith names '%s', which is not a type with @node and without @hiddenWith; name such a type as 'target'"
						.formatted(target));
		}
		return new Link(type.getName(), relationship, Directives.text(directive, "direction", "OUT").equals("OUT"),
				target);
	}

	private static void requireNode(ObjectTypeDefinition type, Directive directive) {
		if (!Directives.has(type, "node")) {
			throw error(type, directive,
					"@%s is on a type without @node, which has no objects of its own; add it to a type with @node"
						.formatted(directive.getName()));
		}
	}

	private static SchemaMappingException error(NamedNode<?> type, Directive directive, String message) {
		return new SchemaMappingException(directive.getSourceLocation(), type.getName(), message);
	}

	/**
	 * The objects of a type that a role sees.
	 *
	 * @param type name of the type
	 * @param role role whose callers see no other objects
	 * @param where filter as the text of a GraphQL input
	 * @param location place of the directive in the SDL
	 */
	public record Rule(String type, Role role, String where, @Nullable SourceLocation location) {
	}

	/**
	 * A type whose objects are hidden from a role that does not see an object at the
	 * other end of a relationship.
	 *
	 * @param type name of the type
	 * @param relationship type of the relationship
	 * @param outgoing whether the relationship starts at the object that is hidden
	 * @param target name of the type at the other end
	 */
	public record Link(String type, String relationship, boolean outgoing, String target) {
	}

}
