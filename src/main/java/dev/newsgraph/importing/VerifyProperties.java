package dev.newsgraph.importing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How {@code newsgraph verify} compares the graph with its folders.
 *
 * @param pageSize nodes that are read at once from each of the two graphs that are
 * compared, with the relationships that begin at them. Fewer are read if they are too
 * large for one transaction
 */
@Validated
@ConfigurationProperties("newsgraph.import.verify")
public record VerifyProperties(@DefaultValue("100") @Min(1) @Max(10_000) int pageSize) {
}
