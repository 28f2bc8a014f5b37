// @ts-check
// Faults of PGlite 0.5.8 with PostGIS, mended where they arise (docs/adr/0002-embedded-database.md):
// 1. PostGIS was built so that no C++ exception of GEOS or PROJ is ever caught. Thrown while planning, it leaves the backend and
//    PGlite drops it; thrown while executing, PostgreSQL's own frames take it for a normal return: a statement ends as a
//    suspended portal, in a script even as "SELECT 0", in plpgsql it passes unseen. No error, and the transaction goes on.
//    Here every exception that nobody caught becomes an ordinary ERROR, raised in the backend, so that PostgreSQL itself
//    aborts the transaction.
// 2. After each error the WebAssembly stack pointer stays where the error was thrown; some 1,900 errors later every statement
//    fails ("stack depth limit exceeded", then "ERRORDATA_STACK_SIZE exceeded"). Here it is put back.

/**
 * The part of PGlite's Emscripten module that is used here.
 * @typedef {object} Backend
 * @property {() => void} _PostgresMainLoopOnce takes one message of the client's
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

/**
 * @typedef {object} Imports what Emscripten offers to the WebAssembly modules, PostGIS's among them
 * @property {(exception: number, type: number, destructor: number) => void} __cxa_throw
 * @property {(exception: number) => number} __cxa_begin_catch
 * @property {() => void} __cxa_rethrow
 */

const ERROR = 21; // elog.h
const XX000 = 40 | (40 << 6); // MAKE_SQLSTATE('X','X','0','0','0'), as PostGIS reports GEOS errors on a server
const LONGJMP = 100; // PGlite's exit status for "an ERROR wants to be handled"

/** Sees every C++ exception thrown, and which of them nobody has caught. One for each database. */
export class ExceptionWatch {
	/** @type {Map<number, number>} exception → its type */
	#uncaught = new Map();

	/** A PGlite extension that does nothing but listen at the imports, before any module is linked to them. */
	extension = {
		name: 'exception-watch',
		/**
		 * @param {unknown} _database
		 * @param {{ instantiateWasm: (imports: { env: Imports }, done: unknown) => unknown }} options
		 */
		setup: async (_database, options) => {
			const { instantiateWasm } = options;
			options.instantiateWasm = (imports, done) => {
				this.#listen(imports.env);
				return instantiateWasm(imports, done);
			};
			return { emscriptenOpts: options };
		},
	};

	/**
	 * Wraps the backend's main loop. `onLost` hears of what the session cannot go on after.
	 * @param {Backend} backend
	 * @param {(reason: string) => void} onLost
	 */
	guard(backend, onLost) {
		const runOnce = backend._PostgresMainLoopOnce;
		backend._PostgresMainLoopOnce = () => {
			const stackPointer = backend.___stack_pointer.value;
			const exceptionStack = backend.getValue(backend._PG_exception_stack, '*');
			const contextStack = backend.getValue(backend._error_context_stack, '*');
			this.#uncaught.clear();
			/** @type {unknown} */
			let thrown;
			try {
				runOnce();
			} catch (exception) {
				thrown = exception;
				backend.___stack_pointer.value = stackPointer;
			}
			const swallowed = this.#first(backend);
			if (swallowed !== null && isLongjmp(backend, thrown)) {
				say(backend, swallowed); // an ERROR in the exception's wake, as plpgsql gives one: name the cause instead
			} else if (swallowed !== null && (thrown === undefined || isException(thrown))) {
				backend.setValue(backend._PG_exception_stack, exceptionStack, '*');
				backend.setValue(backend._error_context_stack, contextStack, '*');
				try {
					raise(backend, swallowed);
				} catch (exception) {
					thrown = exception;
					backend.___stack_pointer.value = stackPointer;
				}
			}
			if (thrown === undefined) return;
			if (!isLongjmp(backend, thrown)) onLost(String(thrown instanceof Error ? thrown.stack : thrown));
			throw thrown;
		};
	}

	/** @param {Imports} imports */
	#listen(imports) {
		const { __cxa_throw, __cxa_begin_catch, __cxa_rethrow } = imports;
		imports.__cxa_throw = (exception, type, destructor) => {
			this.#uncaught.set(exception, type);
			__cxa_throw(exception, type, destructor);
		};
		imports.__cxa_begin_catch = (exception) => {
			this.#uncaught.delete(exception);
			return __cxa_begin_catch(exception);
		};
		imports.__cxa_rethrow = () => {
			try {
				__cxa_rethrow();
			} catch (exception) {
				if (isException(exception)) this.#uncaught.set(exception, 0);
				throw exception;
			}
		};
	}

	/**
	 * The message of the first exception that nobody caught, or null.
	 * @param {Backend} backend
	 */
	#first(backend) {
		for (const [exception, type] of this.#uncaught) return describe(backend, exception, type);
		return null;
	}
}

/**
 * Emscripten throws a C++ exception as the address of its object, a finite number (a stray longjmp is Infinity).
 * @param {unknown} thrown
 * @returns {thrown is number}
 */
function isException(thrown) {
	return typeof thrown === 'number' && Number.isFinite(thrown);
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
	say(backend, message);
	backend._errfinish(0, 0, 0);
}

/**
 * Code and message of the error that is being raised.
 * @param {Backend} backend
 * @param {string} message
 */
function say(backend, message) {
	backend._errcode(XX000);
	const text = backend.stringToNewUTF8(message.replaceAll('%', '%%'));
	backend._errmsg_internal(text, 0);
	backend._free(text);
}

/**
 * What an exception says, if it derives from std::runtime_error (all of GEOS's do) or std::logic_error. The type_info of a
 * class with one base names that base 8 bytes in.
 * @param {Backend} backend
 * @param {number} exception
 * @param {number} type
 */
function describe(backend, exception, type) {
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
