import { crc32 } from 'node:zlib';
import type { Position } from 'geojson';

/** A zip of stored entries; names as raw bytes, as Windows tools write GBK. */
export function zipOf(
	entries: readonly { name: Uint8Array; bytes: Uint8Array; claimedSize?: number }[],
): Buffer {
	const locals: Buffer[] = [];
	const central: Buffer[] = [];
	let offset = 0;
	for (const { name, bytes, claimedSize } of entries) {
		const head = Buffer.alloc(30);
		head.writeUInt32LE(0x04034b50, 0);
		head.writeUInt16LE(20, 4);
		head.writeUInt32LE(crc32(bytes), 14);
		head.writeUInt32LE(bytes.length, 18);
		head.writeUInt32LE(claimedSize ?? bytes.length, 22);
		head.writeUInt16LE(name.length, 26);
		const local = Buffer.concat([head, name, bytes]);
		const entry = Buffer.alloc(46);
		entry.writeUInt32LE(0x02014b50, 0);
		entry.writeUInt16LE(20, 6);
		// Deflated where a size is claimed: stored entries with two sizes are refused at once.
		if (claimedSize !== undefined) entry.writeUInt16LE(8, 10);
		head.copy(entry, 16, 14, 28);
		entry.writeUInt32LE(offset, 42);
		central.push(Buffer.concat([entry, name]));
		locals.push(local);
		offset += local.length;
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...locals, directory, end]);
}

/** A .shp: each record the rings of one polygon, or `null`. Type 15 and 25 carry zero heights or measures. */
export function shpOf(records: readonly (Position[][] | null)[], type: 5 | 15 | 25 = 5): Buffer {
	const bodies = records.map((rings, i) => {
		const points = rings?.flat() ?? [];
		const extra = type === 5 ? 0 : 16 + 8 * points.length;
		const body = Buffer.alloc(rings ? 44 + 4 * rings.length + 16 * points.length + extra : 4);
		body.writeInt32LE(rings ? type : 0, 0);
		let start = 0;
		rings?.forEach((ring, r) => {
			body.writeInt32LE(start, 44 + 4 * r);
			start += ring.length;
		});
		if (rings) {
			body.writeInt32LE(rings.length, 36);
			body.writeInt32LE(points.length, 40);
		}
		points.forEach(([x = NaN, y = NaN], p) => {
			body.writeDoubleLE(x, 44 + 4 * (rings?.length ?? 0) + 16 * p);
			body.writeDoubleLE(y, 52 + 4 * (rings?.length ?? 0) + 16 * p);
		});
		const head = Buffer.alloc(8);
		head.writeInt32BE(i + 1, 0);
		head.writeInt32BE(body.length / 2, 4);
		return Buffer.concat([head, body]);
	});
	const header = Buffer.alloc(100);
	header.writeInt32BE(9994, 0);
	header.writeInt32LE(1000, 28);
	header.writeInt32LE(type, 32);
	const all = Buffer.concat([header, ...bodies]);
	all.writeInt32BE(all.length / 2, 24);
	return all;
}

/** A .dbf of text columns; names and values as bytes in whatever encoding. A `null` row is a deleted one. */
export function dbfOf(
	fields: readonly { name: Uint8Array; width: number; type?: string }[],
	rows: readonly (readonly Uint8Array[] | null)[],
	languageByte = 0,
): Buffer {
	const width = fields.reduce((sum, f) => sum + f.width, 1);
	const header = Buffer.alloc(33 + 32 * fields.length);
	header.writeUInt8(3, 0);
	header.writeUInt32LE(rows.length, 4);
	header.writeUInt16LE(header.length, 8);
	header.writeUInt16LE(width, 10);
	header.writeUInt8(languageByte, 29);
	fields.forEach((field, i) => {
		header.set(field.name.subarray(0, 11), 32 + 32 * i);
		header.write(field.type ?? 'C', 43 + 32 * i, 'latin1');
		header.writeUInt8(field.width, 48 + 32 * i);
	});
	header.writeUInt8(0x0d, header.length - 1);
	const body = rows.map((row) => {
		const record = Buffer.alloc(width, 0x20);
		if (row === null) record.writeUInt8(0x2a, 0);
		let at = 1;
		fields.forEach((field, i) => {
			record.set((row?.[i] ?? new Uint8Array()).subarray(0, field.width), at);
			at += field.width;
		});
		return record;
	});
	return Buffer.concat([header, ...body, Buffer.from([0x1a])]);
}
