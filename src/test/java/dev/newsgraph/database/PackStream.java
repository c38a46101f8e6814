package dev.newsgraph.database;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The encoding of Bolt messages, as far as the tests use it. */
final class PackStream {

	private static final int NULL = 0xC0;

	private static final int FLOAT = 0xC1;

	private static final int FALSE = 0xC2;

	private static final int TRUE = 0xC3;

	private static final int INT_8 = 0xC8;

	private static final int BYTES_8 = 0xCC;

	private static final int STRING_8 = 0xD0;

	private static final int LIST_8 = 0xD4;

	private static final int MAP_8 = 0xD8;

	private PackStream() {
	}

	/** Writes a message: its length, its bytes, and the end. */
	static void write(DataOutputStream out, Struct message) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream packed = new DataOutputStream(bytes);
		packed.writeByte(0xB0 + message.fields().size());
		packed.writeByte(message.tag());
		for (Object field : message.fields()) {
			pack(packed, field);
		}
		out.writeShort(bytes.size());
		bytes.writeTo(out);
		out.writeShort(0);
		out.flush();
	}

	private static void pack(DataOutputStream out, @Nullable Object value) throws IOException {
		switch (value) {
			case null -> out.writeByte(NULL);
			case Boolean flag -> out.writeByte(flag ? TRUE : FALSE);
			case Number number -> {
				out.writeByte(INT_8 + 3);
				out.writeLong(number.longValue());
			}
			case String text -> {
				byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
				out.writeByte(STRING_8 + 2);
				out.writeInt(bytes.length);
				out.write(bytes);
			}
			case List<?> list -> {
				out.writeByte(LIST_8 + 2);
				out.writeInt(list.size());
				for (Object element : list) {
					pack(out, element);
				}
			}
			case Map<?, ?> map -> {
				out.writeByte(MAP_8 + 2);
				out.writeInt(map.size());
				for (Map.Entry<?, ?> entry : map.entrySet()) {
					pack(out, entry.getKey());
					pack(out, entry.getValue());
				}
			}
			default -> throw new IllegalArgumentException(value.toString());
		}
	}

	/** Reads a message. */
	static Struct read(DataInputStream in) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		int length = in.readUnsignedShort();
		// An empty chunk before a message keeps the connection alive.
		while (length > 0 || bytes.size() == 0) {
			bytes.write(in.readNBytes(length));
			length = in.readUnsignedShort();
		}
		DataInputStream packed = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
		return (Struct) unpack(packed);
	}

	private static Object unpack(DataInputStream in) throws IOException {
		int marker = in.readUnsignedByte();
		if (marker < 0x80 || marker >= 0xF0) {
			return (long) (byte) marker;
		}
		if (marker < NULL) {
			int size = marker & 0x0F;
			return switch (marker & 0xF0) {
				case 0x80 -> text(in, size);
				case 0x90 -> list(in, size);
				case 0xA0 -> map(in, size);
				default -> new Struct(in.readUnsignedByte(), list(in, size));
			};
		}
		return switch (marker) {
			case NULL -> Struct.NOTHING;
			case FLOAT -> in.readDouble();
			case FALSE -> false;
			case TRUE -> true;
			case INT_8 -> (long) in.readByte();
			case INT_8 + 1 -> (long) in.readShort();
			case INT_8 + 2 -> (long) in.readInt();
			case INT_8 + 3 -> in.readLong();
			case BYTES_8, BYTES_8 + 1, BYTES_8 + 2 -> in.readNBytes(size(in, marker - BYTES_8));
			case STRING_8, STRING_8 + 1, STRING_8 + 2 -> text(in, size(in, marker - STRING_8));
			case LIST_8, LIST_8 + 1, LIST_8 + 2 -> list(in, size(in, marker - LIST_8));
			case MAP_8, MAP_8 + 1, MAP_8 + 2 -> map(in, size(in, marker - MAP_8));
			default -> throw new IOException("The marker %x is not known.".formatted(marker));
		};
	}

	private static int size(DataInputStream in, int width) throws IOException {
		return switch (width) {
			case 0 -> in.readUnsignedByte();
			case 1 -> in.readUnsignedShort();
			default -> in.readInt();
		};
	}

	private static String text(DataInputStream in, int size) throws IOException {
		return new String(in.readNBytes(size), StandardCharsets.UTF_8);
	}

	private static List<Object> list(DataInputStream in, int size) throws IOException {
		List<Object> list = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			list.add(unpack(in));
		}
		return list;
	}

	private static Map<String, Object> map(DataInputStream in, int size) throws IOException {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < size; i++) {
			map.put((String) unpack(in), unpack(in));
		}
		return map;
	}

	/**
	 * A message, or a structure in one.
	 *
	 * @param tag its type
	 * @param fields its fields
	 */
	record Struct(int tag, List<Object> fields) {

		/** What stands for null in messages that were read. */
		static final Object NOTHING = new Object();

		static Struct of(int tag, Object... fields) {
			return new Struct(tag, List.of(fields));
		}

		/** Returns a field that is a map. */
		@SuppressWarnings("unchecked")
		Map<String, Object> map(int field) {
			return (Map<String, Object>) this.fields.get(field);
		}

	}

}
