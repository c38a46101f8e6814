package dev.newsgraph.query.limits;

/**
 * The limits of a document and its variables. They are configured by the properties under
 * {@code newsgraph.query}.
 *
 * @param maxCharacters largest number of characters of a document
 * @param maxTokens largest number of tokens of a document
 * @param maxSelections largest number of selections of an operation, with fragments
 * expanded
 * @param maxDepth deepest nesting of fields
 * @param maxRootFields largest number of root fields of a query
 * @param maxAliases largest number of aliases of one field in one place
 * @param maxDirectives largest number of directives of a document
 * @param maxListValues largest number of values of a list in a variable
 * @param maxVariableDepth deepest nesting of lists and objects in a variable
 */
public record OperationLimits(int maxCharacters, int maxTokens, int maxSelections, int maxDepth, int maxRootFields,
		int maxAliases, int maxDirectives, int maxListValues, int maxVariableDepth) {
}
