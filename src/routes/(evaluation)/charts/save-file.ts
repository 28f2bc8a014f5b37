/** Hands a file to the reader's browser under a name. */
export function saveFile(blob: Blob, name: string): void {
	const url = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = url;
	link.download = name.replace(/[\\/:*?"<>|]/g, '-');
	link.click();
	// the download has begun by the next turn of the loop
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
