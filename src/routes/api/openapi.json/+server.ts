import { json } from '@sveltejs/kit';
import { openApi } from '#lib/api/openapi.ts';
import { VERSION } from '#lib/server/version.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => json(openApi(VERSION));
