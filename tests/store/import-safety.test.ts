import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { makeUscc } from '#lib/domain/codes/uscc.ts';
import { takeUpload, TooLarge, UPLOAD_LIMIT_MB } from '#lib/server/http/upload.ts';
import * as imports from '#lib/server/store/imports.ts';
import * as staging from '#lib/server/store/import-staging.ts';
import * as sources from '#lib/server/store/sources.ts';
import { importFile } from '#lib/server/tasks/import.ts';
import { problemsCsv } from '#lib/server/tasks/import-problems-csv.ts';
import { eachHome } from '../support/databases.ts';
import { importText } from '../support/import-file.ts';

const firms = (from: number, count: number) =>
	Array.from({ length: count }, (_, i) => `${makeUscc({ serial: from + i })},第 ${from + i} 厂`).join('\n');
const HEAD = '统一社会信用代码,企业名称\n';

eachHome('an import that goes wrong', (home) => {
	const enterprises = async () =>
		(
			await home.db.query<{ n: number }>(
				`select count(*)::int as n from enterprises where superseded_at is null`,
			)
		).rows[0]?.n;

	it('aborted in the middle leaves nothing visible, and the same file goes in afterwards', async () => {
		const controller = new AbortController();
		const text = HEAD + firms(10_000, 12_000);
		const aborted = importText(
			home.db,
			'enterprises',
			text,
			{},
			{
				signal: controller.signal,
				progress: ({ stage, done }) => {
					if (stage === 'checking' && done >= 5000) controller.abort(new Error('stop'));
				},
			},
		);
		await expect(aborted).rejects.toThrow('stop');
		expect(await enterprises()).toBe(0);
		expect((await imports.list(home.db, 1))[0]).toMatchObject({ state: 'failed' });
		expect((await home.db.query(`select 1 from import_rows`)).rows).toHaveLength(0);
		expect(await importText(home.db, 'enterprises', text)).toMatchObject({ state: 'live', inserted: 12_000 });
	});

	it('killed while staging: its rows were never visible, and the next start marks it failed', async () => {
		const before = await enterprises();
		const hash = 'f'.repeat(64);
		await sources.keep(home.db, { hash, name: 'killed.csv', bytes: 1 }, [new Uint8Array(1)]);
		const batch = await imports.start(home.db, {
			kind: 'enterprises',
			fileName: 'killed.csv',
			fileHash: hash,
		});
		await staging.stage(home.db, batch, [
			{ row: 2, code: 'X', payload: { name: 'X' }, ewkb: null, problems: [], refused: false },
		]);
		if (home.kind === 'server') {
			expect(await imports.failInterrupted(home.db), 'another process may still be at it').toBe(0);
			await home.db.query(
				`update import_batches set heartbeat_at = now() - interval '1 hour' where id = $1`,
				[batch],
			);
		}
		expect(await imports.failInterrupted(home.db)).toBe(1);
		expect(await imports.get(home.db, batch)).toMatchObject({
			state: 'failed',
			fileProblems: [expect.objectContaining({ code: 'import.interrupted' })],
		});
		expect(await staging.count(home.db, batch)).toEqual({ read: 0, refused: 0 });
		expect(await enterprises()).toBe(before);
	});

	it('a batch that was taken for dead cannot go live after all', async () => {
		const before = await enterprises();
		const late = importText(
			home.db,
			'enterprises',
			HEAD + firms(90_000, 10),
			{},
			{
				progress: ({ stage }) => {
					if (stage === 'swapping')
						taken = home.db.query(`update import_batches set state = 'failed' where state = 'staging'`);
				},
			},
		);
		let taken: Promise<unknown> | undefined;
		await expect(late).rejects.toThrow('taken for dead');
		await taken;
		expect(await enterprises()).toBe(before);
	});

	it('two imports of one file at once: every enterprise is there once', async () => {
		const text = HEAD + firms(200_000, 3000);
		const reports = await Promise.all([
			importText(home.db, 'enterprises', text),
			importText(home.db, 'enterprises', text),
		]);
		expect(reports.map((r) => r.inserted + r.unchanged)).toEqual([3000, 3000]);
		expect(reports.map((r) => r.inserted).sort()).toEqual([0, 3000]);
	});

	it('a zip bomb is refused before it is unpacked, as a workbook too', async () => {
		for (const fileName of ['bomb.xlsx', 'bomb.zip']) {
			const kind = fileName.endsWith('zip') ? 'parcels' : 'enterprises';
			const report = await importFile(home.db, { kind, fileName, bytes: bomb(fileName) });
			expect(report).toMatchObject({ state: 'failed', inserted: 0 });
			expect(report.problems).toEqual([expect.objectContaining({ code: 'zip.too-large' })]);
		}
	});

	it('a file that is no table comes back as a report, not as an exception', async () => {
		const report = await importText(home.db, 'enterprises', '\n\n');
		expect(report).toMatchObject({ state: 'failed', read: 0, inserted: 0, rejected: 0 });
		expect(report.problems).toHaveLength(1);
	});

	it('an upload over the limit is refused by its declared length, and by what comes where it declared less', async () => {
		const limit = UPLOAD_LIMIT_MB[home.kind] * 1024 * 1024;
		const declared = new Request('http://x/', {
			method: 'PUT',
			body: 'x',
			headers: { 'content-length': String(limit + 1) },
		});
		await expect(takeUpload(home.db, declared, 'big.zip')).rejects.toThrow(TooLarge);
		if (home.kind === 'server') return; // 500 MB through a pipe: the embedded limit shows the same code
		const megabyte = new Uint8Array(1024 * 1024);
		let sent = 0;
		const body = new ReadableStream<Uint8Array>({
			pull(stream) {
				if (sent++ > UPLOAD_LIMIT_MB.embedded) stream.close();
				else stream.enqueue(megabyte);
			},
		});
		const lying = new Request('http://x/', { method: 'PUT', body, duplex: 'half' } as RequestInit);
		const refused = await takeUpload(home.db, lying, 'big.zip').catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(TooLarge);
		expect((refused as TooLarge).problems).toEqual([
			expect.objectContaining({ code: 'upload.too-large', expected: limit }),
		]);
		expect((await home.db.query(`select 1 from source_files where name = 'big.zip'`)).rows).toHaveLength(0);
	});

	it('an upload is kept under its hash and read back whole', async () => {
		const text = 'x'.repeat(2_500_000);
		const request = new Request('http://x/', { method: 'PUT', body: text });
		const file = await takeUpload(home.db, request, 'whole.txt');
		const back = await sources.read(home.db, file.hash);
		expect(back?.name).toBe('whole.txt');
		expect(new TextDecoder().decode(back?.bytes) === text).toBe(true);
	});

	it('the problems come as CSV that runs nothing in Excel', async () => {
		const report = await importText(home.db, 'enterprises', `${HEAD}=cmd|' /C calc'!A0,坏厂\n`);
		const csv = await problemsCsv(home.db, report.batch);
		expect(csv.startsWith('\ufeff文件,工作表,行,字段,类别,问题')).toBe(true);
		expect(csv).toContain(`,'=cmd|' /C calc'!A0,`);
	});
});

/** A zip of one entry that declares 3 GB in a kilobyte. */
function bomb(fileName: string): Uint8Array<ArrayBuffer> {
	const name = Buffer.from(fileName === 'bomb.zip' ? 'bomb.shp' : 'xl/workbook.xml');
	const size = 3 * 1024 ** 3 - 1;
	const packed = deflateRawSync(Buffer.alloc(1024 * 1024));
	const local = Buffer.alloc(30);
	local.writeUInt32LE(0x04034b50, 0);
	local.writeUInt16LE(20, 4);
	local.writeUInt16LE(8, 8);
	local.writeUInt32LE(packed.length, 18);
	local.writeUInt32LE(size, 22);
	local.writeUInt16LE(name.length, 26);
	const central = Buffer.alloc(46);
	central.writeUInt32LE(0x02014b50, 0);
	central.writeUInt16LE(20, 4);
	central.writeUInt16LE(20, 6);
	central.writeUInt16LE(8, 10);
	central.writeUInt32LE(packed.length, 20);
	central.writeUInt32LE(size, 24);
	central.writeUInt16LE(name.length, 28);
	const at = local.length + name.length + packed.length;
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(1, 8);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(central.length + name.length, 12);
	end.writeUInt32LE(at, 16);
	return new Uint8Array(Buffer.concat([local, name, packed, central, name, end]));
}
