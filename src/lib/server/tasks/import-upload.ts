import { importRequest } from '#lib/api/imports.ts';
import { InputError } from '#lib/domain/problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as sources from '#lib/server/store/sources.ts';
import { importFile, type ImportReport } from './import.ts';
import type { TaskContext } from './task.ts';

/** Problems that a job's result carries itself; all of them are at `/api/imports/{batch}`. */
const IN_RESULT = 100;

/** The job of a file that was dropped on the page: its bytes wait in the database under their hash. */
export async function importUpload(db: Db, input: unknown, context: TaskContext): Promise<ImportReport> {
	const { hash, ...request } = importRequest.parse(input);
	const file = await sources.read(db, hash);
	if (!file)
		throw new InputError({
			code: 'import.file-gone',
			message: '要导入的文件已不在库中',
			got: hash,
			fix: '重新上传',
		});
	const { name: fileName, ...how } = request;
	const report = await importFile(db, { ...how, fileName, bytes: file.bytes }, context);
	return { ...report, problems: report.problems.slice(0, IN_RESULT) };
}
