import type { Db } from '#lib/server/database/db.ts';

declare global {
	namespace App {
		interface Locals {
			db: Db;
			lang: 'zh-CN' | 'en';
		}
	}
}

export {};
