package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of records that grow at their end. Not safe for use by several threads. */
final class RecordBuffer {

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
		return putByte(value >>> 8).putByte(value);
	}

	RecordBuffer putInt(int value) {
		reserve(Integer.BYTES);
		ByteBuffer.wrap(this.bytes).putInt(this.size, value);
		this.size += Integer.BYTES;
		return this;
	}

	RecordBuffer putLong(long value) {
		reserve(Long.BYTES);
		ByteBuffer.wrap(this.bytes).putLong(this.size, value);
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
		ByteBuffer.wrap(this.bytes).putInt(position, value);
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
