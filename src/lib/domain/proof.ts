/** How sure a figure of a rule is: full text read, seen in a published excerpt, from memory, or made for demonstration. */
export type Mark = 'text' | 'seen' | 'memory' | 'synthetic' | 'computed';

/** A three-valued finding: missing data is `unknown`, never `yes`. */
export type Finding = 'yes' | 'no' | 'unknown';

/** Where a value was read: a row of an import batch, or a computation of ours. */
export interface SourceRef {
	batch?: number;
	file?: string;
	sheet?: string;
	row?: number;
	/** The cell as written in the file, with the unit of its heading: `5735640 元`. */
	cell?: string;
	/** What the bureau calls the record: 宗地代码, 统一社会信用代码, 电子监管号. */
	record?: string;
	/** ISO date-time of the import, and who did it. */
	at?: string;
	by?: string;
	/** Set where the value was computed, not read: the method's code in docs/method.md. */
	method?: string;
}

/** The clause a step rests on. */
export interface Clause {
	/** Rule set `id@version`, or the code of a law (`decree53`). */
	rule: string;
	/** Article, table or page: 第二条第一款. */
	clause?: string;
	title?: string;
	/** From when (and until when) the document holds, civil dates. */
	effective?: { from: string; to?: string };
	source?: string;
	mark: Mark;
}

/** One number or statement that goes into a step. */
export interface Operand {
	/** Code of the fact or value: `taxWan`, `agreedStart`. */
	name: string;
	value: number | string | boolean | null;
	unit?: string;
	source?: SourceRef;
}

/**
 * A step of a proof: a statement (code + params, words are made at the edge), the clause it rests on, its operands,
 * the arithmetic with the numbers in place, and the steps below it.
 */
export interface Proof {
	code: string;
	params?: Record<string, number | string | boolean | null>;
	clause?: Clause;
	operands?: Operand[];
	/** e.g. `573564 ÷ 30341 = 18.9039…` */
	arithmetic?: string;
	result?: number | string | boolean | null;
	steps?: Proof[];
}

/** A proof that is made when it is asked for: an evaluation of a whole county asks for findings only. */
export type MakeProof = () => Proof;
