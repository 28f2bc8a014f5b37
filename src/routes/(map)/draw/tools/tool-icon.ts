/** Strokes of the drawing tools on a 16 px grid, our own. */
export const TOOL_ICONS = {
	polygon: 'M3 6 9 2.5l4.5 4L11 13H4.5Z',
	rectangle: 'M2.5 4h11v8h-11Z',
	turned: 'M1.8 8.6 8.8 2l5.4 5.4-7 6.6Z',
	parcels: 'M2 2.5h5v5H2zM9 2.5h5v5H9zM2 9h5v4.5H2zM11.5 9v5M9 11.5h5',
	hole: 'M2 2.5h12v11H2zM6 6h4v4H6z',
	part: 'M2 3h6v6H2zM12 8v6M9 11h6',
	remove: 'M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5l.7 9h5.6l.7-9',
	snap: 'M4 2.5v5a4 4 0 0 0 8 0v-5M4 5.5h2.2M9.8 5.5H12M6.2 2.5v5a1.8 1.8 0 0 0 3.6 0v-5',
	trace: 'M2 13c4 0 2-5 5-6s4 0 7-5M11 2h3v3',
	undo: 'M5.5 3 2.5 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6',
	redo: 'M10.5 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H10',
	history: 'M2.5 8a5.5 5.5 0 1 0 1.6-3.9L2.5 5.5M2.5 2.5v3h3M8 5v3l2 1.5',
	clear: 'M4 4l8 8M12 4l-8 8',
	finish: 'M3 8.5 6.5 12 13 4.5',
	back: 'M9 4 5 8l4 4M5.5 8H13',
	edit: 'M3 13l.6-2.8L11 2.8l2.2 2.2-7.4 7.4Z',
	operations: 'M2 3h7v7H2zM6 6h8v7H6z',
	paste: 'M5.5 3.5h-2v10h9v-10h-2M5.5 2.5h5v2h-5zM6 8h4M6 10.5h4',
	export: 'M8 2v8M5 7l3 3 3-3M2.5 11v2.5h11V11',
	more: 'M3 6l5 5 5-5',
} as const;
export type ToolIcon = keyof typeof TOOL_ICONS;
