import { isTyping } from '../../shortcuts.ts';

interface Acts {
	undo: () => void;
	redo: () => void;
	leave: () => void;
	/** The chosen row's lock: in, out, or free where it is locked so already. False: nothing is chosen. */
	lock: (how: 'in' | 'out') => boolean;
}

/** Ctrl+Z, Esc, and `i` / `o` on the chosen row, wherever the reader is not typing. Returns its end. */
export function listenToSelectKeys({ undo, redo, leave, lock }: Acts): () => void {
	const onkeydown = (event: KeyboardEvent) => {
		if (event.defaultPrevented || isTyping(event.target)) return;
		const ctrl = event.ctrlKey || event.metaKey;
		if (ctrl && event.key.toLowerCase() === 'z') {
			event.preventDefault();
			if (event.shiftKey) redo();
			else undo();
			return;
		}
		if (ctrl || event.altKey) return;
		if (event.key === 'Escape') leave();
		else if (event.key === 'i' && lock('in')) event.preventDefault();
		else if (event.key === 'o' && lock('out')) event.preventDefault();
	};
	document.addEventListener('keydown', onkeydown);
	return () => document.removeEventListener('keydown', onkeydown);
}
