import { goto } from '$app/navigation';

/** The keys of the drawing screen, in the order of the work. */
export const DRAW_SHORTCUTS = [
	{ keys: ['d'], message: 'studio.tool.key.polygon' },
	{ keys: ['r'], message: 'studio.tool.key.rectangle' },
	{ keys: ['e'], message: 'studio.tool.key.turned' },
	{ keys: ['x'], message: 'studio.tool.key.parcels' },
	{ keys: ['h'], message: 'studio.tool.key.hole' },
	{ keys: ['p'], message: 'studio.tool.key.part' },
	{ keys: ['←', '↑', '→', '↓'], message: 'studio.tool.key.arrows' },
	{ keys: ['Space'], message: 'studio.tool.key.place' },
	{ keys: ['0–9', 'l'], message: 'studio.tool.key.type' },
	{ keys: ['Shift'], message: 'studio.tool.key.square' },
	{ keys: ['Alt'], message: 'studio.tool.key.free' },
	{ keys: ['t'], message: 'studio.tool.key.trace' },
	{ keys: ['Backspace'], message: 'studio.tool.key.back' },
	{ keys: ['[', ']'], message: 'studio.tool.key.choose' },
	{ keys: ['Insert'], message: 'studio.tool.key.insert' },
	{ keys: ['Shift', 'Del'], message: 'studio.tool.key.removeRing' },
	{ keys: ['F8'], message: 'studio.tool.key.fault' },
	{ keys: ['Ctrl', 'S'], message: 'studio.tool.key.save' },
] as const;

const SEQUENCE_MS = 1200;

/** Whether the reader is typing: then a letter is a letter. */
export function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null
	);
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
	document.addEventListener('keydown', onkeydown);
	return () => document.removeEventListener('keydown', onkeydown);
}
