import { goto } from '$app/navigation';
import { isLetterAlone } from './letter-key.ts';
import { letterKeys } from './letter-keys.svelte.ts';

const SEQUENCE_MS = 1200;

/** Whether the reader is typing: then a letter is a letter. */
export function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null
	);
}

/** What takes letters for itself while it has the focus: a list that is typed through. */
const OWN_LETTERS = '[role=listbox], [role=menu], [role=combobox], [role=option], [role=application]';

/** Keeps letters from every binding, wherever it listens, while they are turned off. */
function silence(event: KeyboardEvent): void {
	if (letterKeys.value || !isLetterAlone(event) || isTyping(event.target)) return;
	if (event.target instanceof Element && event.target.closest(OWN_LETTERS)) return;
	event.stopImmediatePropagation();
}

const bound = new Map<string, () => void>();

/** Gives a letter a meaning wherever the reader is not typing, as long as a part of the page is there. Returns its end. */
export function bindKey(key: string, act: () => void): () => void {
	bound.set(key, act);
	return () => {
		if (bound.get(key) === act) bound.delete(key);
	};
}

/** `/`, `g m`, `g s`, `d`, `v`, `?` anywhere. Esc, Enter, Del and undo belong to the screen that has something to end. */
export function listenToShortcuts(openSheet: () => void): () => void {
	let waiting = 0;
	/** The search part goes along: run, colour, filters and view are the same on every map screen. */
	const go = (path: string) => void goto(path + location.search, { keepFocus: true });
	const onkeydown = (event: KeyboardEvent) => {
		if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
		const afterG = performance.now() - waiting < SEQUENCE_MS;
		waiting = 0;
		const act: Record<string, () => void> = {
			'/': () => document.getElementById('search')?.focus(),
			'?': openSheet,
			d: () => go('/draw'),
			v: () => go('/'),
			g: () => (waiting = performance.now()),
		};
		const doIt = afterG
			? { m: () => go('/'), s: () => go('/shortlists') }[event.key]
			: (act[event.key] ?? bound.get(event.key));
		if (!doIt) return;
		event.preventDefault();
		doIt();
	};
	window.addEventListener('keydown', silence, { capture: true });
	document.addEventListener('keydown', onkeydown);
	return () => {
		window.removeEventListener('keydown', silence, { capture: true });
		document.removeEventListener('keydown', onkeydown);
	};
}
