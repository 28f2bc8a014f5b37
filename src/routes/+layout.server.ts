import type { LayoutServerLoad } from './$types';

/** The language found in cookie or request header: words.ts has no other way to know it. */
export const load: LayoutServerLoad = ({ locals }) => ({ lang: locals.lang });
