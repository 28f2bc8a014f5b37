import type { Key } from '#lib/words/messages.ts';

/** Where a key is bound: the source file, and what stands there for it. A test holds the sheet to this. */
type Bound = readonly [file: string, token: string];

export interface Shortcut {
	/** Pressed together, or one after the other (`g` `m`); several rows of keys mean the same. */
	keys: readonly (readonly string[])[];
	message: Key;
	bound: readonly Bound[];
}
export interface ShortcutGroup {
	title: Key;
	shortcuts: readonly Shortcut[];
}

const GENERAL = 'src/routes/shortcuts.ts';
const MAP = 'src/routes/(map)/+page.svelte';
const KEYS = 'src/lib/map/drawing/listen-to-keys.ts';
const POINTER = 'src/lib/map/drawing/listen-to-pointer.ts';
const MEASURE = 'src/lib/map/measure/listen-to-measure.ts';
const STRIP = 'src/routes/(map)/draw/operations/StripFrame.svelte';
const PASTE = 'src/routes/(map)/draw/paste/listen-to-paste.ts';
const SELECT = 'src/routes/(map)/select/listen-to-keys.ts';
const TABLE = 'src/routes/(map)/table/AttributeTable.svelte';

const one = (message: Key, keys: readonly string[], ...bound: Bound[]): Shortcut => ({
	keys: [keys],
	message,
	bound,
});

/** Every key of the product, by screen, as the `?` sheet shows them (look.md). */
export const SHORTCUT_GROUPS: readonly ShortcutGroup[] = [
	{
		title: 'studio.keys.general',
		shortcuts: [
			one('keyboard.search', ['/'], [GENERAL, "'/'"]),
			one('keyboard.map', ['g', 'm'], [GENERAL, "m: () => go('/')"]),
			one('keyboard.shortlists', ['g', 's'], [GENERAL, "s: () => go('/shortlists')"]),
			one('keyboard.draw', ['d'], [GENERAL, "d: () => go('/draw')"]),
			one('keyboard.select', ['v'], [GENERAL, "v: () => go('/')"]),
			one('keyboard.sheet', ['?'], [GENERAL, "'?'"]),
		],
	},
	{
		title: 'studio.keys.map',
		shortcuts: [
			one('studio.keys.measure', ['m'], ['src/routes/(map)/measure/MeasureTool.svelte', "bindKey('m'"]),
			one('studio.keys.deselect', ['Esc'], [MAP, "'Escape'"]),
			one('studio.keys.pan', ['←↑→↓'], ['src/lib/map/maplibre.ts', 'keyboard']),
		],
	},
	{
		title: 'studio.measure.title',
		shortcuts: [
			one('studio.keys.measure.kind', ['m'], ['src/routes/(map)/measure/MeasureTool.svelte', 'other()']),
			one('studio.keys.crosshair', ['←↑→↓'], [MEASURE, 'ArrowLeft']),
			one('studio.keys.place', ['Space'], [MEASURE, "'Space'"]),
			one('studio.keys.measure.end', ['Enter'], [MEASURE, "'Enter'"]),
			one('studio.keys.takeBack', ['Backspace'], [MEASURE, "'Backspace'"]),
			one('studio.keys.leave', ['Esc'], [MEASURE, "'Escape'"]),
			one('studio.keys.noSnap', ['Alt'], [MEASURE, 'altKey']),
		],
	},
	{
		title: 'studio.keys.draw',
		shortcuts: [
			one('studio.tool.polygon', ['d'], [KEYS, 'KeyD']),
			one('studio.tool.rectangle', ['r'], [KEYS, 'KeyR']),
			one('studio.tool.turned', ['e'], [KEYS, 'KeyE']),
			one('studio.tool.hole', ['h'], [KEYS, 'KeyH']),
			one('studio.tool.part', ['p'], [KEYS, 'KeyP']),
			one('studio.tool.parcels', ['x'], [KEYS, "'KeyX'"]),
			one('studio.keys.crosshair', ['←↑→↓'], [KEYS, 'ArrowLeft']),
			one('studio.keys.place', ['Space'], [KEYS, "'Space'"]),
			one('studio.keys.side', ['l'], [KEYS, "'KeyL'"]),
			one('studio.keys.digits', ['0–9'], [KEYS, '[0-9]']),
			one('studio.keys.trace', ['t'], [KEYS, "'KeyT'"]),
			one('studio.keys.noSnap', ['Alt'], [KEYS, 'altKey'], [POINTER, 'altKey']),
			one('studio.keys.snap', ['n'], [KEYS, "'KeyN'"]),
			one('keyboard.finish', ['Enter'], [KEYS, "'Enter'"]),
			one('studio.keys.takeBack', ['Backspace'], [KEYS, "'Backspace'"]),
			one('keyboard.back', ['Esc'], [KEYS, "'Escape'"]),
		],
	},
	{
		title: 'studio.keys.edit',
		shortcuts: [
			{
				keys: [['['], [']']],
				message: 'studio.keys.corner',
				bound: [
					[KEYS, "'BracketLeft'"],
					[KEYS, "'BracketRight'"],
				],
			},
			one('studio.keys.nudge', ['←↑→↓'], [KEYS, 'nudge']),
			one('studio.keys.nudgeFar', ['Shift', '←↑→↓'], [KEYS, 'far ? 10 : 1']),
			one('studio.keys.nudgeAll', ['Ctrl', '←↑→↓'], [KEYS, 'arrowAll']),
			one('studio.keys.insert', ['Insert'], [KEYS, "'Insert'"]),
			one('keyboard.remove', ['Del'], [KEYS, "'Delete'"]),
			one('studio.keys.removeRing', ['Shift', 'Del'], [KEYS, 'removeHole']),
			one('studio.keys.fault', ['F8'], [KEYS, "'F8'"]),
			one('studio.keys.faultBack', ['Shift', 'F8'], [KEYS, 'event.shiftKey ? -1 : 1']),
			one('keyboard.undo', ['Ctrl', 'Z'], [KEYS, "'KeyZ'"]),
			{
				keys: [
					['Ctrl', 'Shift', 'Z'],
					['Ctrl', 'Y'],
				],
				message: 'keyboard.redo',
				bound: [
					[KEYS, "'KeyZ'"],
					[KEYS, "'KeyY'"],
				],
			},
			one('studio.keys.save', ['Ctrl', 'S'], [KEYS, "'KeyS'"]),
			one('studio.keys.paste', ['Ctrl', 'V'], [PASTE, "'paste'"]),
			one('studio.op.menu', ['o'], [KEYS, "'KeyO'"]),
			one('studio.keys.apply', ['Enter'], [STRIP, "'Enter'"]),
			one('studio.keys.closeOperation', ['Esc'], [STRIP, "'Escape'"]),
		],
	},
	{
		title: 'studio.keys.table',
		shortcuts: [
			one('studio.keys.table.move', ['↑↓'], [TABLE, 'ArrowDown']),
			one('studio.keys.table.choose', ['Space'], [TABLE, "' '"]),
			one('studio.keys.table.show', ['Enter'], [TABLE, "'Enter'"]),
			one('studio.keys.table.all', ['Ctrl', 'A'], [TABLE, "'KeyA'"]),
			one('studio.keys.table.copy', ['Ctrl', 'C'], [TABLE, "'KeyC'"]),
		],
	},
	{
		title: 'select.title',
		shortcuts: [
			one('select.key.in', ['i'], [SELECT, "'i'"]),
			one('select.key.out', ['o'], [SELECT, "'o'"]),
			one('keyboard.undo', ['Ctrl', 'Z'], [SELECT, "'z'"]),
			one('select.key.leave', ['Esc'], [SELECT, "'Escape'"]),
		],
	},
];
