import type ExcelJS from 'exceljs';

type Value = number | string | boolean | null;
/** A value, or the values of a range. */
type Operand = Value | Value[];

/**
 * A workbook's formulas reckoned anew from its other cells, by a reader that knows nothing of how they were made: the few
 * functions that our workbooks use, as spreadsheets define them. Unknown functions, names and sheets are errors.
 */
export class Recalculation {
	readonly #names = new Map<string, string>();
	readonly #known = new Map<string, Value>();

	readonly book: ExcelJS.Workbook;

	constructor(book: ExcelJS.Workbook) {
		this.book = book;
		for (const { name, ranges } of book.definedNames.model) if (ranges[0]) this.#names.set(name, ranges[0]);
	}

	/** The value of a cell: `'清单'!A5`, reckoned where it is a formula. */
	valueAt(sheet: string, address: string): Value {
		const key = `${sheet}!${address}`;
		const known = this.#known.get(key);
		if (known !== undefined) return known;
		const found = this.book.getWorksheet(sheet);
		if (!found) throw new Error(`no sheet ${sheet}`);
		const cell = found.getCell(address);
		const value = cell.formula ? scalar(new Reader(cell.formula, sheet, this).read()) : plain(cell.value);
		this.#known.set(key, value);
		return value;
	}

	/** What a reference or name refers to. */
	refer(text: string, sheet: string): Operand {
		const whole = this.#names.get(text) ?? text;
		const parts = /^(?:'((?:[^']|'')+)'!|([\p{L}\w]+)!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/u.exec(
			whole,
		);
		if (!parts) throw new Error(`no reference or name: ${text}`);
		const on = parts[1]?.replaceAll("''", "'") ?? parts[2] ?? sheet;
		const [left = '', top = ''] = [parts[3], parts[4]];
		if (parts[5] === undefined) return this.valueAt(on, left + top);
		const values: Value[] = [];
		for (let row = Number(top); row <= Number(parts[6]); row++)
			for (let column = columnOf(left); column <= columnOf(parts[5]); column++)
				values.push(this.valueAt(on, letters(column) + row));
		return values;
	}
}

const columnOf = (text: string) => [...text].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);
const letters = (column: number): string =>
	column === 0 ? '' : letters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));

function plain(value: ExcelJS.CellValue): Value {
	if (value === null || value === undefined) return null;
	if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
	throw new Error(`a cell of another kind: ${JSON.stringify(value)}`);
}

const scalar = (value: Operand): Value => {
	if (Array.isArray(value)) throw new Error('a range where one value is due');
	return value;
};
const number = (value: Operand): number => {
	const one = scalar(value);
	if (typeof one === 'string') throw new Error(`#VALUE!: ${one}`);
	return Number(one ?? 0);
};

/** A criterion of COUNTIF and SUMIFS: a value, or `<>` and one. */
function meets(value: Value, criterion: Value): boolean {
	const text = String(criterion);
	if (text.startsWith('<>')) return String(value ?? '') !== text.slice(2);
	if (/^[<>=]/.test(text)) throw new Error(`criterion ${text}`);
	return typeof criterion === 'number' ? value === criterion : value !== null && String(value) === text;
}

function matching(pairs: Operand[]): (i: number) => boolean {
	return (i) => {
		for (let p = 0; p < pairs.length; p += 2)
			if (!meets((pairs[p] as Value[])[i] ?? null, scalar(pairs[p + 1] ?? null))) return false;
		return true;
	};
}

const FUNCTIONS: Record<string, (args: Operand[]) => Value> = {
	SUM: (args) => args.flat().reduce<number>((sum, v) => sum + (typeof v === 'number' ? v : 0), 0),
	SUMIFS: ([values, ...pairs]) =>
		(values as Value[]).reduce<number>(
			(sum, v, i) => sum + (typeof v === 'number' && matching(pairs)(i) ? v : 0),
			0,
		),
	COUNTIFS: (pairs) => (pairs[0] as Value[]).filter((_, i) => matching(pairs)(i)).length,
	COUNTIF: (pairs) => (pairs[0] as Value[]).filter((_, i) => matching(pairs)(i)).length,
	COUNTA: (args) => args.flat().filter((v) => v !== null).length,
	ISNUMBER: ([v]) => typeof v === 'number',
	N: ([v]) => (typeof v === 'number' ? v : 0),
	NOT: ([v]) => !scalar(v ?? null),
	AND: (args) => args.flat().every(Boolean),
	OR: (args) => args.flat().some(Boolean),
	ROUND: ([v, digits]) => {
		const factor = 10 ** number(digits ?? 0);
		const at = number(v ?? 0) * factor;
		return (Math.sign(at) * Math.round(Math.abs(at) + 1e-9)) / factor;
	},
};

const TOKEN =
	/\s*("(?:[^"]|"")*"|\d+(?:\.\d+)?|'(?:[^']|'')+'![$A-Z\d:]+|[\p{L}_$][\p{L}\w$.]*(?::[$A-Z\d]+)?|<>|<=|>=|[-+*/(),=<>])/uy;

/** Reads one formula; an operand that a branch does not take is still read, but its errors do not count. */
class Reader {
	readonly #tokens: string[] = [];
	#at = 0;

	readonly sheet: string;
	readonly of: Recalculation;

	constructor(formula: string, sheet: string, of: Recalculation) {
		this.sheet = sheet;
		this.of = of;
		TOKEN.lastIndex = 0;
		while (TOKEN.lastIndex < formula.length) {
			const from = TOKEN.lastIndex;
			const found = TOKEN.exec(formula);
			if (!found?.[1]) throw new Error(`formula ${formula}: nothing known at ${from}`);
			this.#tokens.push(found[1]);
		}
	}

	read(): Operand {
		const value = this.#comparison()();
		if (this.#at < this.#tokens.length)
			throw new Error(`left over: ${this.#tokens.slice(this.#at).join(' ')}`);
		return value;
	}

	#comparison(): () => Operand {
		let left = this.#sum();
		while (['=', '<>', '<', '>', '<=', '>='].includes(this.#tokens[this.#at] ?? '')) {
			const [operator, a] = [this.#tokens[this.#at++], left];
			const b = this.#sum();
			left = () => {
				const [x, y] = [scalar(a()), scalar(b())];
				if (operator === '=') return (x ?? 0) === (y ?? 0);
				if (operator === '<>') return (x ?? 0) !== (y ?? 0);
				const [p, q] = [number(x), number(y)];
				return operator === '<' ? p < q : operator === '>' ? p > q : operator === '<=' ? p <= q : p >= q;
			};
		}
		return left;
	}

	#sum(): () => Operand {
		let left = this.#product();
		while (['+', '-'].includes(this.#tokens[this.#at] ?? '')) {
			const [operator, a] = [this.#tokens[this.#at++], left];
			const b = this.#product();
			left = () => (operator === '+' ? number(a()) + number(b()) : number(a()) - number(b()));
		}
		return left;
	}

	#product(): () => Operand {
		let left = this.#operand();
		while (['*', '/'].includes(this.#tokens[this.#at] ?? '')) {
			const [operator, a] = [this.#tokens[this.#at++], left];
			const b = this.#operand();
			left = () => {
				const [x, y] = [number(a()), number(b())];
				if (operator === '/' && y === 0) throw new Error('#DIV/0!');
				return operator === '*' ? x * y : x / y;
			};
		}
		return left;
	}

	#operand(): () => Operand {
		const token = this.#tokens[this.#at++] ?? '';
		if (token === '(') {
			const inner = this.#comparison();
			this.#expect(')');
			return inner;
		}
		if (token === '-') {
			const inner = this.#operand();
			return () => -number(inner());
		}
		if (token.startsWith('"')) return () => token.slice(1, -1).replaceAll('""', '"');
		if (/^\d/.test(token)) return () => Number(token);
		if (this.#tokens[this.#at] === '(') return this.#call(token);
		return () => this.of.refer(token, this.sheet);
	}

	#call(name: string): () => Operand {
		this.#expect('(');
		const args = [this.#comparison()];
		while (this.#tokens[this.#at] === ',') {
			this.#at++;
			args.push(this.#comparison());
		}
		this.#expect(')');
		if (name === 'IF') return () => (scalar(args[0]?.() ?? null) ? args[1] : args[2])?.() ?? false;
		return () => {
			const known = FUNCTIONS[name];
			if (!known) throw new Error(`no function ${name}`);
			return known(args.map((arg) => arg()));
		};
	}

	#expect(token: string): void {
		const found = this.#tokens[this.#at++];
		if (found !== token) throw new Error(`got ${found}, expected ${token}`);
	}
}
