package dev.newsgraph.schema;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaMappingFailureAnalyzerTests {

	@Test
	void aMistakeInTheSchemaIsReportedAsOneSentence() {
		Throwable failure = new BeanCreationException("graphModel",
				new SchemaMappingException(null, "Book.cites", "give it a mapping"));
		// Those of Boot that need a bean factory are left out.
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, FailureHandler.handleMessage((message, thrown) -> {
			}))).filteredOn(SchemaMappingFailureAnalyzer.class::isInstance)
			.singleElement()
			.extracting((analyzer) -> analyzer.analyze(failure).getDescription())
			.isEqualTo("schema: Book.cites: give it a mapping");
	}

}
