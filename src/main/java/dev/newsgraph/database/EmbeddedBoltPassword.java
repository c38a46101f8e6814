package dev.newsgraph.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

import org.neo4j.internal.kernel.api.connectioninfo.ClientConnectionInfo;
import org.neo4j.internal.kernel.api.security.AbstractSecurityLog;
import org.neo4j.internal.kernel.api.security.AuthSubject;
import org.neo4j.internal.kernel.api.security.LoginContext;
import org.neo4j.internal.kernel.api.security.SecurityContext;
import org.neo4j.internal.kernel.api.security.StaticAccessMode;
import org.neo4j.kernel.api.security.AuthManager;
import org.neo4j.kernel.api.security.AuthToken;
import org.neo4j.kernel.database.PrivilegeDatabaseReference;

/**
 * The only user of the Bolt port. The users in the store do not count, because a client
 * without a password could have added one to a store of an earlier version.
 */
final class EmbeddedBoltPassword extends AuthManager {

	/** The name of the user. */
	static final String USER = "neo4j";

	private final byte[] password;

	EmbeddedBoltPassword(String password) {
		this.password = password.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public LoginContext login(Map<String, Object> token, ClientConnectionInfo connection) {
		try {
			return isRight(token) ? LoginContext.fullAccess(connection) : new Refused(connection);
		}
		finally {
			AuthToken.clearCredentials(token);
		}
	}

	private boolean isRight(Map<String, Object> token) {
		return AuthToken.BASIC_SCHEME.equals(token.get(AuthToken.SCHEME_KEY))
				&& USER.equals(token.get(AuthToken.PRINCIPAL))
				&& token.get(AuthToken.CREDENTIALS) instanceof byte[] credentials
				&& MessageDigest.isEqual(this.password, credentials);
	}

	@Override
	public LoginContext impersonate(LoginContext context, String user) {
		return AuthManager.NO_AUTH.impersonate(context, user);
	}

	/** The login of a client with a wrong user or password. */
	private static final class Refused extends LoginContext {

		Refused(ClientConnectionInfo connection) {
			super(AuthSubject.ANONYMOUS, connection);
		}

		@Override
		public SecurityContext authorize(IdLookup ids, PrivilegeDatabaseReference database, AbstractSecurityLog log,
				long time) {
			return new SecurityContext(subject(), StaticAccessMode.ACCESS, connectionInfo(), database.name());
		}

	}

}
