package dev.newsgraph.access;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.newsgraph.DefaultLogging;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith({ DefaultLogging.class, OutputCaptureExtension.class })
class AuditLogTests {

	private static final VerifiedCaller CALLER = VerifiedCaller.always(new Identity("desk", Role.READER),
			CredentialKind.TOKEN_FILE);

	private final AtomicLong nanos = new AtomicLong();

	private final AuditLog audit = new AuditLog(3, this.nanos::get);

	@Test
	void aLineSaysWhoDidWhat(CapturedOutput output) {
		this.audit.denied(CALLER, "192.0.2.1", "GET /graphql/explain", "FORBIDDEN");
		assertThat(output).contains(
				"outcome=FORBIDDEN action=\"GET /graphql/explain\" caller=\"desk\" role=reader address=192.0.2.1 kind=token-file");
		this.audit.denied(null, "192.0.2.1", "connection_init", "UNAUTHENTICATED");
		assertThat(output)
			.contains("action=\"connection_init\" caller=\"anonymous\" role=none address=192.0.2.1 kind=none");
		this.audit.deniedWithoutRole("jane", "192.0.2.1", "connection_init");
		assertThat(output).contains(
				"outcome=FORBIDDEN action=\"connection_init\" caller=\"jane\" role=none address=192.0.2.1 kind=jwt");
	}

	@Test
	void noTextEndsALine(CapturedOutput output) {
		this.audit.processed(VerifiedCaller
			.always(new Identity("a\"b\nc\u001b[31m\u2028" + "x".repeat(300), Role.ADMIN), CredentialKind.KEY),
				"192.0.2.1\r", "mutation \\ startImport", "DONE");
		assertThat(output).contains("action=\"mutation ? startImport\" caller=\"a?b?c?[31m?xxx", "address=192.0.2.1?")
			.doesNotContain("x".repeat(201));
	}

	@Test
	void theLinesOfDeniedRequestsAreLimited(CapturedOutput output) {
		for (int i = 0; i < 10; i++) {
			this.audit.denied(CALLER, "192.0.2.1", "GET /" + i, "FORBIDDEN");
		}
		this.audit.processed(CALLER, "192.0.2.1", "mutation startImport", "DONE");
		assertThat(output).contains("GET /2", "startImport").doesNotContain("GET /3");
		this.nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
		this.audit.denied(CALLER, "192.0.2.1", "GET /last", "FORBIDDEN");
		assertThat(output).contains("outcome=OMITTED action=\"7 denied requests\" caller=\"desk\"", "GET /last");
	}

	@Test
	void otherClientsDoNotUseUpTheLinesOfACaller(CapturedOutput output) {
		VerifiedCaller local = VerifiedCaller.always(Identity.ANONYMOUS, CredentialKind.ADDRESS);
		VerifiedCaller key = VerifiedCaller.always(CALLER.identity(), CredentialKind.KEY);
		for (int i = 0; i < 10; i++) {
			this.audit.denied((i % 2 == 0) ? null : local, "192.0.2." + i, "GET /flood-" + i, "UNAUTHENTICATED");
			this.audit.denied(key, "192.0.2.1", "GET /key-" + i, "FORBIDDEN");
		}
		this.audit.denied(CALLER, "192.0.2.1", "GET /desk", "FORBIDDEN");
		this.audit.deniedWithoutRole("desk", "192.0.2.1", "GET /jwt");
		assertThat(output).contains("GET /flood-2", "GET /key-2", "GET /desk", "GET /jwt")
			.doesNotContain("GET /flood-3", "GET /key-3");
	}

}
