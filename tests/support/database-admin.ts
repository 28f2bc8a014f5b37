import pg from 'pg';

/** The address of another database on the same server. */
export function databaseUrl(url: string, name: string): string {
	const address = new URL(url);
	address.pathname = `/${name}`;
	return address.href;
}

/** Runs one statement as the tests' user, outside a transaction. */
export async function administer(url: string, sql: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}
