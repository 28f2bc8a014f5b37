// A process for the tests to kill: opens the embedded database, commits rows one after another and prints each number once
// it is committed. Arguments: data folder, migrations folder, template ('' for none).
import { SYSTEM } from '#lib/server/database/db.ts';
import { announceServer } from '#lib/server/database/lock.ts';
import { openDatabase } from '#lib/server/database/open.ts';

const [dataDir = '', migrationsDir = '', templatePath = ''] = process.argv.slice(2);
const database = await openDatabase({
	dataDir,
	migrationsDir,
	templatePath: templatePath || undefined,
	onProgress: ({ step }) => process.stdout.write(`${step}\n`),
});
announceServer(dataDir, 'http://127.0.0.1:3999');
const db = database.as(SYSTEM);
await db.query('create table if not exists written (n int primary key, body text)');
for (let n = 0; ; n++) {
	await db.transaction(async (tx) => {
		await tx.query('insert into written values ($1, $2)', [n, 'x'.repeat(5000)]);
		await tx.query('update written set body = $2 where n = $1', [n, 'y'.repeat(5000)]);
	});
	process.stdout.write(`${n}\n`);
}
