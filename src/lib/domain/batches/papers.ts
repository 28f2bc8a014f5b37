/** Papers of a parcel in the order in which one is the ground of the next, and how registers name them. */
const PAPERS = [
	{ code: 'conversion', words: ['农转用', '农用地转用', '用地批复'] },
	{ code: 'supply', words: ['供地手续', '出让合同', '划拨决定书', '用地手续'] },
	{ code: 'land-permit', words: ['建设用地规划许可', '用地规划许可'] },
	{ code: 'works-permit', words: ['建设工程规划许可', '工程规划许可'] },
	{ code: 'construction-permit', words: ['施工许可', '建筑工程施工许可'] },
	{ code: 'planning-check', words: ['规划核实'] },
	{ code: 'completion', words: ['竣工验收', '竣工备案'] },
	{ code: 'registration', words: ['不动产登记', '土地登记', '产权登记', '不动产权证'] },
] as const;

export type PaperCode = (typeof PAPERS)[number]['code'];
export const PAPER_CODES: readonly PaperCode[] = PAPERS.map((paper) => paper.code);

export interface MissingPaper {
	/** Null: a paper that we have no word for; it is shown as written. */
	code: PaperCode | null;
	written: string;
	/** The one to get first: those after it rest on it. */
	first: boolean;
}

/**
 * The papers that a parcel lacks, in the order in which they are got; words we do not know come last, as written.
 * @param written as the register lists them; null: nobody looked
 */
export function missingPapers(written: readonly string[] | null): MissingPaper[] {
	const found = (written ?? []).map((text) => ({ code: codeOf(text), written: text }));
	const place = (code: PaperCode | null) => (code === null ? PAPER_CODES.length : PAPER_CODES.indexOf(code));
	return found
		.toSorted((a, b) => place(a.code) - place(b.code))
		.map((paper, i) => ({ ...paper, first: i === 0 }));
}

function codeOf(text: string): PaperCode | null {
	const named = PAPERS.find(
		(paper) => paper.code === text || paper.words.some((word) => text.includes(word)),
	);
	return named?.code ?? null;
}
