package dev.newsgraph.schema;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.EnumValue;
import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;

import dev.newsgraph.access.Role;

/**
 * The roles that the directive {@code @requires} names. A field requires its own role and
 * that of its type. Root fields, and types of nodes and rows, must have the directive. A
 * field or another type without it requires {@link Role#READER}.
 *
 * @param types roles of types; a type that is not listed requires the role reader
 * @param fields roles of fields by type and field, without those of their types
 */
public record AccessRules(Map<String, Role> types, Map<String, Map<String, Role>> fields) {

	private static final String DIRECTIVE = "requires";

	private static final String ARGUMENT = "role";

	private static final String MUTATION = "Mutation";

	/** Rules for a schema without the directive. */
	public static final AccessRules NONE = new AccessRules(Map.of(), Map.of());

	public AccessRules {
		types = Map.copyOf(types);
		fields = Map.copyOf(fields);
	}

	/** Returns the least role that may see objects of a type. */
	public Role role(String type) {
		return this.types.getOrDefault(type, Role.READER);
	}

	/** Returns the least role that may select a field of a type. */
	public Role role(String type, String field) {
		return role(type).and(this.fields.getOrDefault(type, Map.of()).getOrDefault(field, Role.READER));
	}

	/**
	 * Reads the directives of all types.
	 * @throws SchemaMappingException if a directive is not valid
	 */
	static AccessRules read(TypeDefinitionRegistry registry) {
		for (InterfaceTypeDefinition type : registry.getTypes(InterfaceTypeDefinition.class)) {
			for (FieldDefinition field : type.getFieldDefinitions()) {
				if (Directives.has(field, DIRECTIVE)) {
					throw error(field, type.getName() + "." + field.getName(),
							"@requires is on a field of an interface, where it has no effect; add it to the field of each type that implements '%s'"
								.formatted(type.getName()));
				}
			}
		}
		Map<String, Role> types = new HashMap<>();
		Map<String, Map<String, Role>> fields = new HashMap<>();
		for (ObjectTypeDefinition type : registry.getTypes(ObjectTypeDefinition.class)) {
			types.put(type.getName(), role(type, type.getName()));
			Map<String, Role> own = new HashMap<>();
			for (FieldDefinition field : type.getFieldDefinitions()) {
				own.put(field.getName(), role(field, type.getName() + "." + field.getName()));
			}
			own.values().removeIf(Role.READER::equals);
			if (!own.isEmpty()) {
				fields.put(type.getName(), Map.copyOf(own));
			}
		}
		types.values().removeIf(Role.READER::equals);
		return new AccessRules(types, fields);
	}

	/**
	 * Checks that each way to an object says which role it requires: the root fields, and
	 * the types of nodes and rows.
	 * @param mapped names of the types that are mapped to the graph
	 * @throws SchemaMappingException if one of them does not
	 */
	static void checkComplete(TypeDefinitionRegistry registry, Set<String> mapped) {
		for (ObjectTypeDefinition type : registry.getTypes(ObjectTypeDefinition.class)) {
			if (type.getName().equals(MUTATION) || GraphModel.isRoot(type.getName())) {
				for (FieldDefinition field : type.getFieldDefinitions()) {
					require(field, type.getName() + "." + field.getName(), "root field");
				}
			}
			else if (mapped.contains(type.getName())) {
				require(type, type.getName(), "type of nodes or rows");
			}
		}
	}

	private static <T extends DirectivesContainer<?> & NamedNode<?>> void require(T definition, String place,
			String kind) {
		if (!Directives.has(definition, DIRECTIVE)) {
			throw error(definition, place,
					"a %s needs @requires; add @requires(role: READER), or another role".formatted(kind));
		}
	}

	/**
	 * Returns the role that the directive of a definition names, or {@link Role#READER}.
	 * @param place type and field, for messages
	 */
	static <T extends DirectivesContainer<?> & NamedNode<?>> Role role(T definition, String place) {
		List<Directive> directives = definition.getDirectives(DIRECTIVE);
		if (directives.isEmpty()) {
			return Role.READER;
		}
		if (directives.size() > 1) {
			throw error(definition, place, "@requires occurs more than once; keep one");
		}
		Directive directive = directives.getFirst();
		String roles = Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(", "));
		if (directive.getArgument(ARGUMENT) == null) {
			throw error(definition, place,
					"@requires names no role; add the argument 'role' with one of %s".formatted(roles));
		}
		if (directive.getArgument(ARGUMENT).getValue() instanceof EnumValue value) {
			for (Role role : Role.values()) {
				if (role.name().equals(value.getName())) {
					return role;
				}
			}
		}
		throw error(definition, place, "@requires(role: %s) names no role that exists; use one of %s"
			.formatted(Directives.text(directive, ARGUMENT, "").toUpperCase(Locale.ROOT), roles));
	}

	private static SchemaMappingException error(NamedNode<?> definition, String place, String message) {
		return new SchemaMappingException(definition.getSourceLocation(), place, message);
	}

}
