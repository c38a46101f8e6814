package dev.newsgraph.query;

/**
 * The schema as clients see it.
 *
 * @param sdl its SDL, without the mapping to the graph
 */
public record ClientSchema(String sdl) {

}
