import type { z } from 'zod';

/** One endpoint of the HTTP interface, as the OpenAPI document tells it. */
export interface Operation {
	method: 'get' | 'post' | 'put' | 'patch' | 'delete';
	path: string;
	summary: string;
	/** Query parameters; path parameters are read off the path. */
	query?: string[];
	request?: z.ZodType;
	/** A schema, or a media type for what is not JSON; absent: no content. */
	response?: z.ZodType | string;
	status?: number;
}
