package dev.newsgraph.query.compiled;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.newsgraph.DefaultLogging;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.database.GraphClientException.Reason;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith({ DefaultLogging.class, OutputCaptureExtension.class })
class InternalErrorsTests {

	@Test
	void anErrorOfTheCodeIsLoggedOnce(CapturedOutput output) {
		for (int i = 0; i < 3; i++) {
			InternalErrors.log(new ClassCastException("A number instead of a text."));
		}
		assertThat(output.getOut()).containsOnlyOnce("A number instead of a text.").contains("internal error");
	}

	@Test
	void aFailureOfTheDatabaseIsNotLoggedHere(CapturedOutput output) {
		InternalErrors.log(new GraphClientException(Reason.BUSY, Reason.BUSY.message()));
		assertThat(output.getOut()).doesNotContain("internal error");
	}

}
