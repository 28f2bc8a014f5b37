import type { Db } from '#lib/server/database/db.ts';

declare global {
	namespace App {
		interface Locals {
			db: Db;
			lang: 'zh-CN' | 'en';
		}
		interface Error {
			message: string;
			/** Shown to copy; the server's log has it. */
			id?: string;
		}
	}
}

export {};
