import { describe, expect, it } from 'vitest';
import { SwallowedError, checkCompleted, endsSession } from './session.ts';

describe('The guard against swallowed errors', () => {
	it('lets a statement pass that names its command', () => {
		expect(() => checkCompleted('SELECT', 'select 1')).not.toThrow();
	});

	it.each([null, undefined, '', '???'])(
		'stops a result whose command is %o, naming the statement',
		(command) => {
			expect(() => checkCompleted(command, 'select\n\tST_Union(geom) from parcels')).toThrow(SwallowedError);
			expect(() => checkCompleted(command, 'select\n\tST_Union(geom) from parcels')).toThrow(
				'select ST_Union(geom) from parcels',
			);
		},
	);
});

describe('A session ends', () => {
	it('with a FATAL, a PANIC, or the spent error stack of the embedded backend', () => {
		expect(endsSession({ severity: 'FATAL', message: 'terminating connection' })).toBe(true);
		expect(endsSession({ severity: 'PANIC', message: 'out of disk' })).toBe(true);
		expect(endsSession({ severity: 'ERROR', message: 'ERRORDATA_STACK_SIZE exceeded' })).toBe(true);
	});

	it('not with an ordinary error', () => {
		expect(endsSession({ severity: 'ERROR', message: 'division by zero' })).toBe(false);
	});
});
