import { readShapes } from '#lib/api/shapes.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import type { Plot } from '#lib/formats/plots-of-file.ts';
import { readPastedText, type Pasted, type PastedFormat } from '#lib/formats/pasted-text.ts';
import { decodeText } from '#lib/formats/text-encoding.ts';
import { sendBytes } from '#lib/map/fetch-answer.ts';

/** What was read, from text or from a file. */
export interface Reading {
	format: PastedFormat | 'file';
	order: Pasted['order'] | null;
	crs: { code: string; name: string };
	plots: Plot[];
	problems: Problem[];
}

const MOST_CHARACTERS = 2_000_000;

/** Pasted text or a dropped file, and what can be made of it. Text is read as it is typed; an archive by the server. */
export class PasteState {
	text = $state('');
	/** Chosen by hand: overrules what the numbers say. */
	crs = $state<string | null>(null);
	swap = $state(false);
	/** An archive (zipped Shapefile), which the server unpacks. */
	file = $state.raw<{ name: string; bytes: ArrayBuffer } | null>(null);
	fileReading = $state.raw<Reading | null>(null);
	fileProblems = $state.raw<Problem[]>([]);
	busy = $state<string | null>(null);

	readonly #textOutcome = $derived.by((): { reading: Reading | null; problems: Problem[] } => {
		if (this.file || this.text.trim() === '') return { reading: null, problems: [] };
		try {
			const reading = readPastedText(this.text, { crs: this.crs ?? undefined, swap: this.swap });
			return { reading, problems: reading.problems };
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			return { reading: null, problems: error.problems };
		}
	});
	readonly reading = $derived(this.file ? this.fileReading : this.#textOutcome.reading);
	readonly problems = $derived(this.file ? this.fileProblems : this.#textOutcome.problems);
	readonly usable = $derived((this.reading?.plots ?? []).filter((plot) => plot.usable && plot.geometry));
	/** The eastings have no zone number: the central meridian must be told. */
	readonly asksMeridian = $derived(this.problems.some((p) => p.code === 'crs.zone-missing'));
	readonly couldSwap = $derived(
		this.reading?.format === 'lines' ||
			this.reading?.format === 'boundary-txt' ||
			this.problems.some((p) => p.code === 'crs.swapped' || p.code === 'crs.missing'),
	);

	clear(): void {
		this.text = '';
		this.file = null;
		this.fileReading = null;
		this.fileProblems = [];
		this.crs = null;
		this.swap = false;
	}

	/** A file that was dropped or chosen: text stays to be seen and mended, an archive goes to the server. */
	async open(file: File): Promise<void> {
		this.clear();
		this.busy = file.name;
		const bytes = await file.arrayBuffer();
		const head = new Uint8Array(bytes.slice(0, 4));
		const isText = !(head[0] === 0x50 && head[1] === 0x4b) && !(head[2] === 0x27 && head[3] === 0x0a);
		try {
			if (isText && bytes.byteLength <= MOST_CHARACTERS) this.text = decodeText(new Uint8Array(bytes)).text;
			else {
				this.file = { name: file.name, bytes };
				await this.readFile();
			}
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			this.file = { name: file.name, bytes };
			this.fileProblems = error.problems;
		}
		this.busy = null;
	}

	/** Asks the server for the file's polygons; again with another CRS or the axes exchanged. */
	async readFile(): Promise<void> {
		const { file } = this;
		if (!file) return;
		this.busy = file.name;
		const query = new URLSearchParams({ name: file.name });
		if (this.crs) query.set('crs', this.crs);
		if (this.swap) query.set('swap', '1');
		const answer = await sendBytes(readShapes, `/api/shapes?${query}`, file.bytes);
		this.busy = null;
		if (this.file !== file) return;
		this.fileProblems = answer.ok ? answer.value.problems : [answer.problem];
		this.fileReading = answer.ok
			? { ...answer.value, plots: answer.value.plots as Plot[], format: 'file', order: null }
			: null;
	}
}
