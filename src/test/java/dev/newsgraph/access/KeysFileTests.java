package dev.newsgraph.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeysFileTests {

	@TempDir
	private Path folder;

	@Test
	void theFileHasTheDigestAndNotTheSecret() throws IOException {
		KeysFile file = file();
		String secret = file.add("desk", Role.READER, "2027-06-30");
		assertThat(secret).matches("ngk_[A-Za-z0-9_-]{43}");
		assertThat(Files.readString(file.path())).doesNotContain(secret, secret.substring(4));
		assertThat(Files.getPosixFilePermissions(file.path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(file.keys()).singleElement()
			.satisfies((key) -> assertThat(key.expires()).isEqualTo(Instant.parse("2027-07-01T00:00:00Z")));
		assertThat(new KeySet(file.keys()).find(secret, Instant.EPOCH)).isNotNull();
		assertThat(file.add("other", Role.READER, null)).isNotEqualTo(secret);
	}

	@Test
	void commentsAndOtherLinesStay() throws IOException {
		KeysFile file = file();
		Files.createDirectories(file.path().getParent());
		Files.writeString(file.path(), "# the newsroom\nnot a key\n");
		file.add("desk", Role.READER, null);
		file.add("loader", Role.IMPORTER, null);
		assertThat(file.remove("desk")).isTrue();
		assertThat(file.remove("desk")).isFalse();
		assertThat(Files.readAllLines(file.path())).hasSize(3).startsWith("# the newsroom", "not a key");
		assertThat(file.keys()).extracting(ApiKey::name).containsExactly("loader");
	}

	@Test
	void aChangeKeepsThePermissions() throws IOException {
		KeysFile file = file();
		file.add("desk", Role.READER, null);
		Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));
		file.add("loader", Role.IMPORTER, null);
		assertThat(Files.getPosixFilePermissions(file.path())).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
	}

	/** As with {@code sudo newsgraph key}, beside a gateway of another user. */
	@Test
	void aChangeByRootKeepsTheOwner() throws IOException {
		Assumptions.assumeTrue(System.getProperty("user.name").equals("root"), "only root can give a file away");
		KeysFile file = file();
		file.add("desk", Role.READER, null);
		UserPrincipalLookupService users = file.path().getFileSystem().getUserPrincipalLookupService();
		PosixFileAttributeView view = Files.getFileAttributeView(file.path(), PosixFileAttributeView.class);
		view.setOwner(users.lookupPrincipalByName("nobody"));
		view.setGroup(users.lookupPrincipalByGroupName("nogroup"));
		file.remove("desk");
		for (String name : List.of("keys", "keys.lock")) {
			PosixFileAttributes now = Files.readAttributes(file.path().resolveSibling(name), PosixFileAttributes.class);
			assertThat(now.owner().getName()).as(name).isEqualTo("nobody");
			assertThat(now.group().getName()).as(name).isEqualTo("nogroup");
		}
	}

	@Test
	void aKeyNeedsANewNameAndAnExpiryThatIsOne() throws IOException {
		KeysFile file = file();
		file.add("desk", Role.READER, null);
		assertThatIllegalArgumentException().isThrownBy(() -> file.add("desk", Role.ADMIN, null))
			.withMessageContaining("has a key with the name desk");
		assertThatIllegalArgumentException().isThrownBy(() -> file.add("a b", Role.ADMIN, null))
			.withMessageContaining("The name of a key");
		assertThatIllegalArgumentException().isThrownBy(() -> file.add("new", Role.ADMIN, "tomorrow"))
			.withMessageContaining("2027-06-30");
		assertThat(file.keys()).hasSize(1);
	}

	@Test
	void aLargeFileIsNotRead() throws IOException {
		KeysFile file = new KeysFile(this.folder.resolve("keys"), 100);
		Files.writeString(file.path(), "#".repeat(101));
		assertThatExceptionOfType(IOException.class).isThrownBy(file::read)
			.withMessageContaining("newsgraph.access.max-keys-file");
	}

	@Test
	void changesAtTheSameTimeAreNotLost() throws Exception {
		List<Future<String>> added = new ArrayList<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
			for (int i = 0; i < 20; i++) {
				String name = "key" + i;
				added.add(threads.submit(() -> file().add(name, Role.READER, null)));
			}
			for (Future<String> one : added) {
				one.get();
			}
		}
		assertThat(file().keys()).hasSize(20);
	}

	private KeysFile file() {
		return new KeysFile(this.folder.resolve("data/keys"), 1_000_000);
	}

}
