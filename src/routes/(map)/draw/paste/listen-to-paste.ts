import { isTyping } from '../../../shortcuts.ts';

/** What comes in from outside the page. */
export interface PasteTargets {
	ontext: (text: string) => void;
	onfile: (file: File) => void;
}

/** Ctrl+V anywhere but in a field, and files dropped anywhere on the page. Returns its clean-up. */
export function listenToPaste({ ontext, onfile }: PasteTargets): () => void {
	function onpaste(event: ClipboardEvent) {
		if (isTyping(event.target)) return;
		const [file] = event.clipboardData?.files ?? [];
		const text = event.clipboardData?.getData('text/plain') ?? '';
		if (!file && text.trim() === '') return;
		event.preventDefault();
		if (file) onfile(file);
		else ontext(text);
	}
	const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
	function ondragover(event: DragEvent) {
		// Without this the browser opens the file in place of the page.
		if (holdsFiles(event)) event.preventDefault();
	}
	function ondrop(event: DragEvent) {
		if (!holdsFiles(event)) return;
		event.preventDefault();
		const [file] = event.dataTransfer?.files ?? [];
		if (file) onfile(file);
	}
	document.addEventListener('paste', onpaste);
	document.addEventListener('dragover', ondragover);
	document.addEventListener('drop', ondrop);
	return () => {
		document.removeEventListener('paste', onpaste);
		document.removeEventListener('dragover', ondragover);
		document.removeEventListener('drop', ondrop);
	};
}
