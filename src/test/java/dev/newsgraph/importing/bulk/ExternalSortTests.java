package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExternalSortTests {

	@TempDir
	private Path folder;

	/** Keys begin alike, are shorter than a number, or have bytes over 127. */
	@ParameterizedTest
	@ValueSource(ints = { 200, 5_000, 1_000_000 })
	void sortsByTheWholeKey(int memory) throws IOException {
		Random random = new Random(memory);
		ExternalSort sort = new ExternalSort(this.folder, "sort");
		ExternalSort.Buffer one = sort.buffer(memory);
		ExternalSort.Buffer other = sort.buffer(memory);
		List<byte[]> keys = new ArrayList<>();
		for (int i = 0; i < 2_000; i++) {
			byte[] key = key(random);
			keys.add(key);
			RecordBuffer record = new RecordBuffer(16);
			record.putBytes(key, 0, key.length);
			((i % 2 == 0) ? one : other).add(record.putInt(i), key.length);
		}
		one.complete();
		other.complete();
		keys.sort(Arrays::compareUnsigned);
		List<byte[]> sorted = new ArrayList<>();
		try (ExternalSort.Records records = sort.records()) {
			for (ExternalSort.SortedRecord record = records.next(); record != null; record = records.next()) {
				sorted.add(Arrays.copyOf(record.bytes(), record.key()));
			}
		}
		assertThat(sorted).usingElementComparator(Comparator.comparing((byte[] key) -> key, Arrays::compareUnsigned))
			.isEqualTo(keys);
		try (Stream<Path> files = Files.list(this.folder)) {
			assertThat(files).as("temporary files").isEmpty();
		}
	}

	private static byte[] key(Random random) {
		byte[] end = new byte[random.nextInt(4)];
		random.nextBytes(end);
		String begin = switch (random.nextInt(4)) {
			case 0 -> "";
			case 1 -> "https://";
			case 2 -> "https://paper.example/" + random.nextInt(20);
			default -> "\u00e4\uffff".repeat(random.nextInt(3));
		};
		byte[] key = Arrays.copyOf(begin.getBytes(StandardCharsets.UTF_8),
				begin.getBytes(StandardCharsets.UTF_8).length + end.length);
		System.arraycopy(end, 0, key, key.length - end.length, end.length);
		return key;
	}

}
