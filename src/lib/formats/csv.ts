import { parse } from 'csv-parse/sync';
import { InputError } from '#lib/domain/problem.ts';

const DELIMITERS = [',', '\t', ';', '\uff0c'] as const;

/**
 * CSV text → rows of trimmed text, blank lines kept so that places are row numbers. The delimiter is the one of comma,
 * tab, semicolon and full-width comma that splits the first lines most evenly. Throws InputError.
 */
export function readCsv(text: string): string[][] {
	try {
		const rows: string[][] = parse(text, {
			delimiter: delimiterOf(text),
			bom: true,
			relax_column_count: true,
			relax_quotes: true,
			skip_empty_lines: false,
		});
		return rows.map((row) => row.map((cell) => cell.trim()));
	} catch (error) {
		throw new InputError({
			code: 'table.unreadable',
			message: 'CSV 无法解读，引号可能不成对',
			got: error instanceof Error ? error.message : String(error),
			expected: 'CSV',
			fix: '用表格软件另存为 CSV UTF-8 或 XLSX',
		});
	}
}

function delimiterOf(text: string): string {
	const lines = text.replace(/"[^"]*"/g, '').split(/\r\n|\r|\n/);
	const looked = lines.filter((line) => line.trim() !== '').slice(0, 20);
	const scored = DELIMITERS.map((delimiter) => {
		const counts = looked.map((line) => line.split(delimiter).length - 1);
		const most = Math.max(0, ...counts);
		return { delimiter, score: most * counts.filter((n) => n === most).length };
	});
	return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}
