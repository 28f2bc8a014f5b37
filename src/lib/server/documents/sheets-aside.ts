import { documentAside } from './document-aside.ts';
import type { PdfPage } from './sheet-pdf.ts';

/** Many sheets as one PDF, made in a thread of its own: the server goes on answering. @throws the signal's reason */
export const sheetsPdfAside = (
	pages: readonly PdfPage[],
	info: { title: string; author: string },
	signal?: AbortSignal,
): Promise<Uint8Array> => documentAside('sheet-pdf-thread.mjs', { pages, info }, signal);
