// @ts-check
// Two faults of PGlite 0.5.8, mended where they arise (docs/adr/0002-embedded-database.md):
// 1. A C++ exception of GEOS or PROJ that leaves the backend is thrown away: no error, no result, and the transaction goes
//    on. Here it becomes an ordinary ERROR, raised in the backend, so that PostgreSQL itself aborts the transaction.
// 2. After each error the WebAssembly stack pointer stays where the error was thrown; some 1,900 errors later every statement
//    fails ("stack depth limit exceeded", then "ERRORDATA_STACK_SIZE exceeded"). Here it is put back.

/**
 * The part of PGlite's Emscripten module that is used here.
 * @typedef {object} Backend
 * @property {() => void} _PostgresMainLoopOnce
 * @property {(status: number) => number} _pgl_setPGliteExitStatus sets the status and gives the one before
 * @property {(level: number, domain: number) => number} _errstart
 * @property {(state: number) => void} _errcode
 * @property {(format: number, args: number) => void} _errmsg_internal
 * @property {(file: number, line: number, routine: number) => void} _errfinish
 * @property {(pointer: number) => number} __ZNKSt13runtime_error4whatEv
 * @property {(pointer: number) => number} __ZNKSt11logic_error4whatEv
 * @property {number} __ZTISt13runtime_error
 * @property {number} __ZTISt11logic_error
 * @property {number} _PG_exception_stack
 * @property {number} _error_context_stack
 * @property {WebAssembly.Global} ___stack_pointer
 * @property {(pointer: number, type: '*') => number} getValue
 * @property {(pointer: number, value: number, type: '*') => void} setValue
 * @property {(pointer: number) => string} UTF8ToString
 * @property {(text: string) => number} stringToNewUTF8
 * @property {(pointer: number) => void} _free
 */

const ERROR = 21; // elog.h
const XX000 = 40 | (40 << 6); // MAKE_SQLSTATE('X','X','0','0','0'), as PostGIS reports GEOS errors on a server
const LONGJMP = 100; // PGlite's exit status for "an ERROR wants to be handled"

/**
 * Wraps the backend's main loop. `onLost` hears of an exception after which the session cannot go on.
 * @param {Backend} backend
 * @param {(reason: string) => void} onLost
 */
export function raiseExceptions(backend, onLost) {
	const runOnce = backend._PostgresMainLoopOnce;
	backend._PostgresMainLoopOnce = () => {
		const stackPointer = backend.___stack_pointer.value;
		const exceptionStack = backend.getValue(backend._PG_exception_stack, '*');
		const contextStack = backend.getValue(backend._error_context_stack, '*');
		try {
			runOnce();
		} catch (thrown) {
			backend.___stack_pointer.value = stackPointer;
			if (isException(thrown)) {
				const message = describe(backend, thrown);
				backend.setValue(backend._PG_exception_stack, exceptionStack, '*');
				backend.setValue(backend._error_context_stack, contextStack, '*');
				try {
					raise(backend, message);
				} finally {
					backend.___stack_pointer.value = stackPointer;
				}
			}
			if (!isLongjmp(backend, thrown)) onLost(String(thrown instanceof Error ? thrown.stack : thrown));
			throw thrown;
		}
	};
}

/**
 * Emscripten throws a C++ exception as the address of its object, a finite number (a stray longjmp is Infinity).
 * @param {unknown} thrown
 * @returns {thrown is number}
 */
function isException(thrown) {
	return typeof thrown === 'number' && Number.isFinite(thrown) && thrown > 0;
}

/**
 * @param {Backend} backend
 * @param {unknown} thrown
 */
function isLongjmp(backend, thrown) {
	if (thrown !== 'unwind') return false;
	const status = backend._pgl_setPGliteExitStatus(0);
	backend._pgl_setPGliteExitStatus(status);
	return status === LONGJMP;
}

/**
 * ereport(ERROR): throws what PGlite knows as PostgreSQL's longjmp.
 * @param {Backend} backend
 * @param {string} message
 */
function raise(backend, message) {
	backend._errstart(ERROR, 0);
	backend._errcode(XX000);
	const text = backend.stringToNewUTF8(message.replaceAll('%', '%%'));
	backend._errmsg_internal(text, 0);
	backend._free(text);
	backend._errfinish(0, 0, 0);
}

/**
 * The message of a C++ exception, if it derives from std::runtime_error (all of GEOS's do) or std::logic_error.
 * Emscripten keeps the thrown type 20 bytes before the object; a class with one base names it 8 bytes into its type_info.
 * @param {Backend} backend
 * @param {number} exception
 */
function describe(backend, exception) {
	let type = backend.getValue(exception - 20, '*');
	for (let depth = 0; depth < 8 && type > 1024; depth++) {
		if (type === backend.__ZTISt13runtime_error) {
			return backend.UTF8ToString(backend.__ZNKSt13runtime_error4whatEv(exception));
		}
		if (type === backend.__ZTISt11logic_error) {
			return backend.UTF8ToString(backend.__ZNKSt11logic_error4whatEv(exception));
		}
		type = backend.getValue(type + 8, '*');
	}
	return 'an exception of a geometry library, without a message';
}
