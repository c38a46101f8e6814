package dev.newsgraph;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * The values that a configuration property allows, in words: its type, and the range that
 * its validation annotations give. Used for failures of the start and for the
 * documentation.
 *
 * @param type what the values are: {@code a whole number}
 * @param range which of them are allowed, as {@code 1 or more}; null when all are
 */
record AllowedValues(String type, @Nullable String range) {

	private static final Map<Class<?>, String> TYPES = Map.of(int.class, "a whole number", long.class, "a whole number",
			double.class, "a number", boolean.class, "true or false", Duration.class,
			"a duration such as 500ms, 10s or 5m", DataSize.class, "a size such as 64KB or 1MB");

	private static final long BYTES_PER_UNIT = 1024;

	static AllowedValues of(Class<?> type, Annotation[] constraints) {
		if (type.isEnum()) {
			String names = Arrays.stream(type.getEnumConstants())
				.map((constant) -> String.valueOf(constant).toLowerCase(Locale.ROOT))
				.collect(Collectors.joining(", "));
			return new AllowedValues("one of " + names, null);
		}
		return new AllowedValues(TYPES.getOrDefault(type, "a text"), range(type, List.of(constraints)));
	}

	private static @Nullable String range(Class<?> type, List<Annotation> constraints) {
		String least = null;
		String most = null;
		for (Annotation constraint : constraints) {
			switch (constraint) {
				case Min min -> least = text(type, min.value());
				case Max max -> most = text(type, max.value());
				case DecimalMin min -> least = min.value();
				case DecimalMax max -> most = max.value();
				case DurationMin min -> least = text(least(min));
				case Pattern pattern -> {
					return pattern.message();
				}
				case NotBlank blank -> {
					return "not empty";
				}
				default -> {
				}
			}
		}
		if (least == null) {
			return (most != null) ? most + " or less" : null;
		}
		return (most != null) ? "from %s to %s".formatted(least, most) : least + " or more";
	}

	private static Duration least(DurationMin min) {
		return Duration.ofDays(min.days())
			.plusHours(min.hours())
			.plusMinutes(min.minutes())
			.plusSeconds(min.seconds())
			.plusMillis(min.millis())
			.plusNanos(min.nanos());
	}

	/** A value as a person would write it in the configuration. */
	static String text(@Nullable Object value) {
		return switch (value) {
			case null -> "";
			case DataSize size -> text(DataSize.class, size.toBytes());
			case Duration duration -> text(duration);
			default -> value.toString();
		};
	}

	private static String text(Class<?> type, long number) {
		if (type != DataSize.class) {
			return Long.toString(number);
		}
		String[] units = { "B", "KB", "MB", "GB" };
		int unit = 0;
		long left = number;
		while (left != 0 && left % BYTES_PER_UNIT == 0 && unit < units.length - 1) {
			left /= BYTES_PER_UNIT;
			unit++;
		}
		return left + units[unit];
	}

	private static String text(Duration duration) {
		if (duration.toNanosPart() != 0) {
			return duration.toMillis() + "ms";
		}
		long seconds = duration.toSeconds();
		if (seconds == 0 || seconds % 60 != 0) {
			return seconds + "s";
		}
		return (seconds % 3600 != 0) ? seconds / 60 + "m" : seconds / 3600 + "h";
	}

	/** The whole: {@code a whole number, 1 or more}. */
	@Override
	public String toString() {
		return (this.range != null) ? this.type + ", " + this.range : this.type;
	}

}
