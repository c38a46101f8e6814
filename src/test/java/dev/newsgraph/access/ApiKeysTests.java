package dev.newsgraph.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class ApiKeysTests {

	private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

	@TempDir
	private Path folder;

	@Test
	void aSecretIdentifiesItsCaller() throws IOException {
		KeysFile file = file();
		String desk = file.add("desk", Role.ANALYST, null);
		String loader = file.add("loader", Role.IMPORTER, null);
		ApiKeys keys = keys(file);
		assertThat(identity(keys, desk)).isEqualTo(new Identity("desk", Role.ANALYST));
		assertThat(identity(keys, loader)).isEqualTo(new Identity("loader", Role.IMPORTER));
		for (String wrong : new String[] { "", "ngk_", KeyToken.random(), desk + "x", desk.substring(0, 46),
				desk.toUpperCase(), " " + desk, file.keys().getFirst().digest(),
				"ngk_" + file.keys().getFirst().digest() }) {
			assertThat(keys.find(wrong)).as(wrong).isNull();
		}
	}

	@Test
	void aKeyIsValidUntilTheEndOfItsLastDay() throws IOException {
		KeysFile file = file();
		String today = file.add("today", Role.READER, "2026-11-29");
		String yesterday = file.add("yesterday", Role.READER, "2026-11-28");
		String noon = file.add("noon", Role.READER, NOW.toString());
		ApiKeys keys = keys(file);
		assertThat(keys.find(today)).isNotNull();
		assertThat(keys.find(yesterday)).isNull();
		assertThat(keys.find(noon)).isNull();
		assertThat(keys.count()).isEqualTo(1);
	}

	@Test
	void changesOfTheFileCount() throws IOException {
		KeysFile file = file();
		String first = file.add("first", Role.READER, null);
		ApiKeys keys = keys(file);
		VerifiedCaller caller = Objects.requireNonNull(keys.find(first));
		String second = file.add("second", Role.ADMIN, null);
		assertThat(identity(keys, second).role()).isEqualTo(Role.ADMIN);
		assertThat(caller.isValid()).isTrue();
		file.remove("first");
		assertThat(caller.isValid()).isFalse();
		assertThat(keys.find(first)).isNull();
		assertThat(keys.find(second)).isNotNull();
		String again = file.add("first", Role.READER, null);
		assertThat(keys.find(again)).isNotNull();
		assertThat(caller.isValid()).as("another key with the same name").isFalse();
	}

	@Test
	void aLineThatIsWrongTakesNoOtherKeyAway() throws IOException {
		KeysFile file = file();
		String first = file.add("first", Role.READER, null);
		String second = file.add("second", Role.READER, null);
		ApiKeys keys = keys(file);
		Files.writeString(file.path(), Files.readString(file.path()).replaceFirst("first reader", "first root"));
		assertThat(keys.find(first)).isNull();
		assertThat(keys.find(second)).isNotNull();
	}

	@Test
	void theKeysStayWhileTheFileCannotBeRead() throws IOException {
		KeysFile file = file();
		String secret = file.add("desk", Role.READER, null);
		ApiKeys keys = keys(file);
		String content = Files.readString(file.path());
		Files.delete(file.path());
		assertThat(keys.find(secret)).isNotNull();
		Files.writeString(file.path(), "#".repeat(2_000_000));
		assertThat(keys.find(secret)).isNotNull();
		Files.writeString(file.path(), "");
		assertThat(keys.find(secret)).isNull();
		Files.writeString(file.path(), content);
		assertThat(keys.find(secret)).isNotNull();
	}

	@Test
	void theKeysStayForALimitedTime() throws IOException {
		KeysFile file = file();
		String secret = file.add("desk", Role.READER, null);
		ApiKeys keys = new ApiKeys(file, Duration.ZERO, Duration.ZERO, Clock.fixed(NOW, ZoneOffset.UTC));
		VerifiedCaller caller = Objects.requireNonNull(keys.find(secret));
		String content = Files.readString(file.path());
		Files.delete(file.path());
		assertThat(keys.find(secret)).isNull();
		assertThat(caller.isValid()).isFalse();
		Files.writeString(file.path(), content);
		assertThat(keys.find(secret)).isNotNull();
		assertThat(caller.isValid()).isTrue();
	}

	@Test
	void aStartNeedsTheFile() {
		assertThatIOException().isThrownBy(() -> keys(file()));
	}

	private static Identity identity(ApiKeys keys, String secret) {
		return Objects.requireNonNull(keys.find(secret)).identity();
	}

	private static ApiKeys keys(KeysFile file) throws IOException {
		return new ApiKeys(file, Duration.ZERO, Duration.ofMinutes(1), Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private KeysFile file() {
		return new KeysFile(this.folder.resolve("keys"), 1_000_000);
	}

}
