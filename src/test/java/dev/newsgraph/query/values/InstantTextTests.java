package dev.newsgraph.query.values;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InstantTextTests {

	private static final List<ZoneId> ZONES = List.of(ZoneOffset.UTC, ZoneId.of("UTC"), ZoneOffset.ofHours(5),
			ZoneId.of("Europe/Berlin"));

	@Test
	void everyInstantHasTheTextOfTheFormatter() {
		Random random = new Random(11);
		long first = Instant.parse("-0002-01-01T00:00:00Z").getEpochSecond();
		long last = Instant.parse("+10001-01-01T00:00:00Z").getEpochSecond();
		for (int i = 0; i < 20_000; i++) {
			long nanos = switch (random.nextInt(4)) {
				case 0 -> random.nextInt(1_000_000_000);
				case 1 -> 1_000_000L * random.nextInt(1000);
				default -> 0;
			};
			check(Instant.ofEpochSecond(random.nextLong(first, last), nanos), ZONES.get(random.nextInt(ZONES.size())));
		}
		for (String edge : List.of("0999-12-31T23:59:59Z", "1000-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
				"+10000-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "2024-02-29T10:09:08Z")) {
			ZONES.forEach((zone) -> check(Instant.parse(edge), zone));
		}
	}

	private static void check(Instant instant, ZoneId zone) {
		ZonedDateTime time = instant.atZone(zone);
		assertThat(InstantText.of(time)).isEqualTo(DateTimeFormatter.ISO_INSTANT.format(time));
	}

}
