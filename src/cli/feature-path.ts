import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '#lib/domain/problem.ts';
import { readFeatures, type ReadOptions } from '#lib/formats/read-features.ts';
import type { FeatureFile } from '#lib/formats/settle-features.ts';

/** Reads a file of polygons from disk; a bare .shp brings its .dbf, .prj and .cpg along. Throws InputError. */
export async function readFeaturesAt(file: string, options: ReadOptions = {}): Promise<FeatureFile> {
	const bytes = await readInput(file);
	const isShp = path.extname(file).toLowerCase() === '.shp';
	const siblings = isShp ? await siblingsOf(file) : undefined;
	return readFeatures(bytes, path.basename(file), { ...options, ...(siblings ? { siblings } : {}) });
}

/** The bytes of an input file, or an InputError that says why there are none. */
export async function readInput(file: string): Promise<Uint8Array> {
	const found = await stat(file).catch((error: NodeJS.ErrnoException) => error);
	if (!(found instanceof Error) && found.isFile() && found.size > 0) return readFile(file);
	const missing = found instanceof Error;
	throw new InputError({
		code: missing ? 'file.not-found' : 'file.empty',
		message: missing ? '文件不存在或无权读取' : '文件是空的或不是文件',
		file,
		got: missing ? found.code : 0,
		expected: '有内容的文件',
		fix: '核对文件名与路径',
	});
}

async function siblingsOf(file: string): Promise<ReadOptions['siblings']> {
	const stem = path.basename(file).slice(0, -4).toLowerCase();
	const siblings: NonNullable<ReadOptions['siblings']> = {};
	for (const name of await readdir(path.dirname(file))) {
		const extension = /^\.(dbf|prj|cpg)$/i
			.exec(path.extname(name))?.[1]
			?.toLowerCase() as keyof typeof siblings;
		if (extension && name.slice(0, -4).toLowerCase() === stem)
			siblings[extension] = await readFile(path.join(path.dirname(file), name));
	}
	return siblings;
}
