package dev.newsgraph.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * IP addresses as hosts, in the form in which a browser writes them.
 * {@link java.net.InetAddress} is not used, because it looks up what is not an IP
 * address.
 */
final class IpAddress {

	private static final int GROUPS = 8;

	private static final int MAX_DIGITS = 12;

	private IpAddress() {
	}

	/** Returns whether a browser reads the host as an IP address of version 4. */
	static boolean isVersion4(String host) {
		String last = host.substring(host.lastIndexOf('.') + 1);
		return !last.isEmpty() && last.charAt(0) <= '9'
				&& (last.chars().allMatch((c) -> c >= '0' && c <= '9') || number(last) >= 0);
	}

	/**
	 * Returns the address with four decimal numbers, or {@code null} if it is not valid.
	 * As in a browser, it may have fewer numbers, and numbers may be octal or
	 * hexadecimal.
	 */
	static @Nullable String version4(String host) {
		String[] parts = host.split("\\.", 5);
		if (parts.length > 4) {
			return null;
		}
		long address = 0;
		for (int i = 0; i < parts.length; i++) {
			long number = number(parts[i]);
			boolean last = i == parts.length - 1;
			int bits = (last) ? 8 * (4 - i) : 8;
			if (number < 0 || number >= 1L << bits) {
				return null;
			}
			address |= (last) ? number : number << (24 - 8 * i);
		}
		return "%d.%d.%d.%d".formatted(address >> 24, address >> 16 & 0xff, address >> 8 & 0xff, address & 0xff);
	}

	/**
	 * Returns the address in its short form in brackets, or {@code null} if it is not
	 * valid.
	 */
	static @Nullable String version6(String host) {
		if (!host.endsWith("]") || host.length() > 48) {
			return null;
		}
		String text = host.substring(1, host.length() - 1);
		int gap = text.indexOf("::");
		List<Integer> before = groups((gap < 0) ? text : text.substring(0, gap), gap < 0);
		List<Integer> after = (gap < 0) ? List.of() : groups(text.substring(gap + 2), true);
		if (before == null || after == null) {
			return null;
		}
		List<Integer> groups = new ArrayList<>(before);
		int missing = GROUPS - groups.size() - after.size();
		if ((gap < 0) ? missing != 0 : missing < 1) {
			return null;
		}
		for (int i = 0; i < missing; i++) {
			groups.add(0);
		}
		groups.addAll(after);
		return "[" + shortened(groups) + "]";
	}

	private static @Nullable List<Integer> groups(String text, boolean mayEndInVersion4) {
		List<Integer> groups = new ArrayList<>();
		if (text.isEmpty()) {
			return groups;
		}
		String[] parts = text.split(":", -1);
		for (int i = 0; i < parts.length; i++) {
			String part = parts[i];
			if (mayEndInVersion4 && i == parts.length - 1 && part.indexOf('.') > 0) {
				String decimal = version4(part);
				// Only the usual form is valid here.
				if (decimal == null || !decimal.equals(part)) {
					return null;
				}
				String[] numbers = decimal.split("\\.");
				groups.add(Integer.parseInt(numbers[0]) << 8 | Integer.parseInt(numbers[1]));
				groups.add(Integer.parseInt(numbers[2]) << 8 | Integer.parseInt(numbers[3]));
			}
			else if (part.isEmpty() || part.length() > 4 || digits(part, 16) < 0) {
				return null;
			}
			else {
				groups.add((int) digits(part, 16));
			}
		}
		return groups;
	}

	private static String shortened(List<Integer> groups) {
		int start = -1;
		int longest = 1;
		for (int i = 0; i < GROUPS; i++) {
			int end = i;
			while (end < GROUPS && groups.get(end) == 0) {
				end++;
			}
			if (end - i > longest) {
				start = i;
				longest = end - i;
			}
		}
		return (start < 0) ? hex(groups)
				: hex(groups.subList(0, start)) + "::" + hex(groups.subList(start + longest, GROUPS));
	}

	private static String hex(List<Integer> groups) {
		return groups.stream().map(Integer::toHexString).collect(Collectors.joining(":"));
	}

	private static long number(String text) {
		if (text.startsWith("0x")) {
			return (text.length() == 2) ? 0 : digits(text.substring(2), 16);
		}
		return (text.length() > 1 && text.startsWith("0")) ? digits(text.substring(1), 8) : digits(text, 10);
	}

	private static long digits(String text, int radix) {
		int first = 0;
		while (first < text.length() - 1 && text.charAt(first) == '0') {
			first++;
		}
		if (text.isEmpty() || text.length() - first > MAX_DIGITS) {
			return -1;
		}
		long value = 0;
		for (int i = first; i < text.length(); i++) {
			int digit = (text.charAt(i) < 0x80) ? Character.digit(text.charAt(i), radix) : -1;
			if (digit < 0) {
				return -1;
			}
			value = value * radix + digit;
		}
		return value;
	}

}
