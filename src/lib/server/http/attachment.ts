import { json } from '@sveltejs/kit';
import { z } from 'zod';
import type { Db } from '#lib/server/database/db.ts';
import * as attachments from '#lib/server/store/attachments.ts';
import { answer, parse, problemResponse } from './answers.ts';
import { takeUpload, TooLarge } from './upload.ts';

const query = z.object({ name: z.string().trim().min(1).max(255) });

/** Keeps the raw body by its hash and hangs it on its owner under `?name=`; 413 over the home's limit. */
export function takeAttachment(
	db: Db,
	request: Request,
	url: URL,
	owner: attachments.AttachmentOwner,
): Promise<Response> {
	return answer(async () => {
		const { name } = parse(Object.fromEntries(url.searchParams), query);
		try {
			const file = await takeUpload(db, request, name);
			const id = await attachments.insert(db, owner, { ...file, name });
			return json(await attachments.get(db, id), { status: 201 });
		} catch (error) {
			if (error instanceof TooLarge) return problemResponse(413, error.problems);
			throw error;
		}
	});
}
