const DPI = 300;

/** A sheet (SVG in mm) as PNG of 300 dots an inch; null where the browser cannot. */
export async function pngOf(svg: Blob, widthMm: number, heightMm: number): Promise<Blob | null> {
	const url = URL.createObjectURL(svg);
	try {
		const image = new Image();
		image.src = url;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = Math.round((widthMm / 25.4) * DPI);
		canvas.height = Math.round((heightMm / 25.4) * DPI);
		// Read back at once: a canvas on the graphics card would only travel there and back.
		canvas
			.getContext('2d', { willReadFrequently: true })
			?.drawImage(image, 0, 0, canvas.width, canvas.height);
		return await new Promise((done) => canvas.toBlob(done, 'image/png'));
	} catch {
		return null;
	} finally {
		URL.revokeObjectURL(url);
	}
}

/** Hands a file to the reader. */
export function download(file: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 30_000);
}
