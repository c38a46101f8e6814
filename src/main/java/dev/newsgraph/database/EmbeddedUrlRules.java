package dev.newsgraph.database;

import java.net.URI;
import java.net.URL;
import java.net.URLConnection;

import org.neo4j.configuration.Config;
import org.neo4j.csv.reader.CharReadable;
import org.neo4j.graphdb.security.URLAccessValidationError;
import org.neo4j.internal.kernel.api.security.AbstractSecurityLog;
import org.neo4j.internal.kernel.api.security.SecurityAuthorizationHandler;
import org.neo4j.internal.kernel.api.security.SecurityContext;
import org.neo4j.kernel.extension.ExtensionFactory;
import org.neo4j.kernel.extension.ExtensionType;
import org.neo4j.kernel.extension.context.ExtensionContext;
import org.neo4j.kernel.impl.security.FileURIAccessRule;
import org.neo4j.kernel.impl.security.URIAccessRules;
import org.neo4j.kernel.impl.security.WebURLAccessRule;
import org.neo4j.kernel.lifecycle.Lifecycle;
import org.neo4j.kernel.lifecycle.LifecycleAdapter;

/**
 * Refuses every address in {@code LOAD CSV} and in procedures. Neo4j's settings can block
 * files and ranges of IP addresses, but look up the name of a host first.
 */
final class EmbeddedUrlRules extends ExtensionFactory<EmbeddedUrlRules.Components> {

	private static final String REFUSED = "The embedded server of Newsgraph reads no files and no addresses";

	EmbeddedUrlRules() {
		super(ExtensionType.DATABASE, "newsgraph-url-rules");
	}

	/** The rules of the database take precedence over those of the server. */
	@Override
	public Lifecycle newInstance(ExtensionContext context, Components components) {
		context.dependencySatisfier()
			.satisfyDependency(new URIAccessRules(components.securityLog(), new NoWeb(components.config()),
					new NoFiles(components.config())));
		return new LifecycleAdapter();
	}

	private static URLAccessValidationError refused() {
		return new URLAccessValidationError(REFUSED);
	}

	/** The components of the server that the rules need. */
	public interface Components {

		Config config();

		AbstractSecurityLog securityLog();

	}

	private static final class NoWeb extends WebURLAccessRule {

		NoWeb(Config config) {
			super(config);
		}

		@Override
		public URLConnection validate(URL url, SecurityAuthorizationHandler authorization, SecurityContext context)
				throws URLAccessValidationError {
			throw refused();
		}

		@Override
		public CharReadable getReader(URL url, SecurityAuthorizationHandler authorization, SecurityContext context)
				throws URLAccessValidationError {
			throw refused();
		}

	}

	private static final class NoFiles extends FileURIAccessRule {

		NoFiles(Config config) {
			super(config);
		}

		@Override
		public URI validate(URI uri, SecurityAuthorizationHandler authorization, SecurityContext context)
				throws URLAccessValidationError {
			throw refused();
		}

		@Override
		public CharReadable getReader(URI uri, SecurityAuthorizationHandler authorization, SecurityContext context)
				throws URLAccessValidationError {
			throw refused();
		}

	}

}
