package dev.newsgraph.playground;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.GraphImport;

/**
 * Loads the sample folder for each test class, and opens a new profile for each test in
 * one Chromium. After each test, it checks that there was no request to another host and
 * no error on the console of the browser.
 */
final class BrowserExtension implements ExecutionCondition, BeforeAllCallback, AfterEachCallback, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

	private static final Set<String> SAID = new HashSet<>();

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (!new ClassPathResource("playground/index.html").exists()) {
			return leftOut("This build has no playground: its tests in a browser are left out.");
		}
		if (BrowserProcess.executable().isEmpty()) {
			return leftOut("No Chromium is on the PATH and -Dchromium names none: "
					+ "the tests of the playground in a browser are left out.");
		}
		return ConditionEvaluationResult.enabled("There are a page and a browser.");
	}

	private static ConditionEvaluationResult leftOut(String sentence) {
		if (SAID.add(sentence)) {
			System.out.println(sentence);
		}
		return ConditionEvaluationResult.disabled(sentence);
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		SampleSeeds.reset();
		ApplicationContext gateway = SpringExtension.getApplicationContext(context);
		TestDatabase.clear(gateway.getBean(GraphClient.class));
		gateway.getBean(GraphImport.class).run();
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == BrowserVisit.class;
	}

	@Override
	public BrowserVisit resolveParameter(ParameterContext parameter, ExtensionContext context) {
		BrowserProcess browser = context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(BrowserProcess.class, (type) -> new BrowserProcess(), BrowserProcess.class);
		String port = SpringExtension.getApplicationContext(context)
			.getEnvironment()
			.getRequiredProperty("local.server.port");
		BrowserVisit visit = new BrowserVisit(browser.browser(), "http://127.0.0.1:" + port);
		context.getStore(NAMESPACE).put(BrowserVisit.class, visit);
		return visit;
	}

	@Override
	public void afterEach(ExtensionContext context) {
		BrowserVisit visit = context.getStore(NAMESPACE).remove(BrowserVisit.class, BrowserVisit.class);
		if (visit == null) {
			return;
		}
		Optional<Throwable> failure = context.getExecutionException();
		if (failure.isPresent()) {
			visit.photograph(context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName());
			System.out.println("Console of the page: " + visit.consoleErrors());
		}
		visit.close();
		if (failure.isEmpty()) {
			visit.assertQuiet();
		}
	}

}
