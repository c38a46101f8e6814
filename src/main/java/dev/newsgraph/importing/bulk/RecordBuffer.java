package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of records that grow at their end. Not safe for use by several threads. */
final class RecordBuffer {

	private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

	private byte[] bytes;

	private int size;

	RecordBuffer(int capacity) {
		this.bytes = new byte[capacity];
	}

	int size() {
		return this.size;
	}

	byte[] bytes() {
		return this.bytes;
	}

	void clear() {
		this.size = 0;
	}

	RecordBuffer putByte(int value) {
		reserve(1);
		this.bytes[this.size++] = (byte) value;
		return this;
	}

	RecordBuffer putShort(int value) {
		reserve(Short.BYTES);
		SHORT.set(this.bytes, this.size, (short) value);
		this.size += Short.BYTES;
		return this;
	}

	RecordBuffer putInt(int value) {
		reserve(Integer.BYTES);
		INT.set(this.bytes, this.size, value);
		this.size += Integer.BYTES;
		return this;
	}

	RecordBuffer putLong(long value) {
		reserve(Long.BYTES);
		LONG.set(this.bytes, this.size, value);
		this.size += Long.BYTES;
		return this;
	}

	RecordBuffer putBytes(byte[] value, int from, int length) {
		reserve(length);
		System.arraycopy(value, from, this.bytes, this.size, length);
		this.size += length;
		return this;
	}

	/** Adds the length and the bytes of a text. */
	RecordBuffer putText(String text) {
		byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		return putInt(utf8.length).putBytes(utf8, 0, utf8.length);
	}

	/** Replaces an integer that was put before. */
	void setInt(int position, int value) {
		INT.set(this.bytes, position, value);
	}

	void writeTo(OutputStream file) throws IOException {
		file.write(this.bytes, 0, this.size);
	}

	/** Returns a copy of the bytes. */
	byte[] copy() {
		return Arrays.copyOf(this.bytes, this.size);
	}

	/** Reads the length and the bytes of a text. */
	static String text(ByteBuffer from) {
		int length = from.getInt();
		String text = new String(from.array(), from.arrayOffset() + from.position(), length, StandardCharsets.UTF_8);
		from.position(from.position() + length);
		return text;
	}

	private void reserve(int more) {
		if (this.size + more > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.size + more, 2 * this.bytes.length));
		}
	}

}
