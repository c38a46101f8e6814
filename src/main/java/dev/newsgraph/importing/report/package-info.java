/**
 * Counters, console report and run folder of an import. Other packages can use this
 * package.
 */
@NamedInterface("report")
@NullMarked
package dev.newsgraph.importing.report;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
