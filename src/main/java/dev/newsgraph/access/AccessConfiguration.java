package dev.newsgraph.access;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that find out who calls the gateway. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties({ AccessProperties.class, JwtProperties.class, BudgetProperties.class })
class AccessConfiguration {

	private static final Logger LOGGER = LoggerFactory.getLogger(AccessConfiguration.class);

	@Bean
	Credentials credentials(AccessProperties properties, JwtProperties jwt, BudgetProperties budgets,
			@Value("${newsgraph.http.token-file:data/token}") Path tokenFile) {
		Path file = tokenFile.toAbsolutePath().normalize();
		String token = token(file);
		ApiKeys keys = keys(properties);
		JwtTokens jwts = jwts(jwt);
		LOGGER.info("{} {}",
				(keys != null || jwts != null) ? withCredentials(keys, jwt)
						: withoutCredentials(properties, budgets.localCallers()),
				(token != null) ? "The token in %s makes a caller an administrator.".formatted(file)
						: "There is no token for this machine.");
		return new Credentials(token, keys, jwts, new FailedAttempts(properties.maxFailures(), Ticker.systemTicker()));
	}

	@Bean
	CallerBudgets callerBudgets(BudgetProperties properties) {
		CallerBudgets budgets = new CallerBudgets(properties, Ticker.systemTicker());
		budgets.unlimited().forEach((property) -> LOGGER.warn("{} is 0, so these callers have no budget.", property));
		if (properties.request() == 0) {
			LOGGER.warn("newsgraph.budget.request is 0, so requests that read nothing are not limited.");
		}
		return budgets;
	}

	@Bean
	AuditLog auditLog(AccessProperties properties) {
		if (properties.maxAuditLines() == 0) {
			LOGGER.warn("newsgraph.access.max-audit-lines is 0, so no denied request is in the audit log.");
		}
		return new AuditLog(properties.maxAuditLines(), System::nanoTime);
	}

	private static @Nullable JwtTokens jwts(JwtProperties properties) {
		return properties.isEnabled() ? new JwtTokens(properties, Objects.requireNonNull(properties.jwksUri())) : null;
	}

	private static @Nullable String token(Path file) {
		try {
			return SecretFile.read(file);
		}
		catch (IOException ex) {
			LOGGER.warn("The token file {} cannot be written, so no caller can use it; set newsgraph.http.token-file.",
					file);
			return null;
		}
	}

	private static @Nullable ApiKeys keys(AccessProperties properties) {
		if (properties.keysFile() == null) {
			return null;
		}
		KeysFile file = new KeysFile(properties.keysFile(), properties.maxKeysFile().toBytes());
		try {
			return new ApiKeys(file, properties.keysInterval(), properties.keysUnreadableFor(), Clock.systemUTC());
		}
		catch (IOException ex) {
			throw new AccessSettingsException(
					"The keys file %s cannot be read (%s); create it with `newsgraph key add NAME --role ROLE --newsgraph.access.keys-file=%s`."
						.formatted(file.path(), ex, properties.keysFile()),
					ex);
		}
	}

	private static String withCredentials(@Nullable ApiKeys keys, JwtProperties jwt) {
		List<String> ways = new ArrayList<>();
		if (keys != null) {
			ways.add("API keys (%d)".formatted(keys.count()));
		}
		if (jwt.jwksUri() != null) {
			ways.add("JWTs of " + jwt.issuer());
		}
		return "Every caller needs credentials: %s.".formatted(String.join(", ", ways));
	}

	private static String withoutCredentials(AccessProperties properties, boolean budget) {
		return "Callers on this machine need no credentials, and have the role %s%s."
			.formatted(properties.localRole().label(), budget ? "" : " and no budget");
	}

}
