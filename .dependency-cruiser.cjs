// Who may import whom: docs/architecture.md, "The rooms". `npm run lint` holds it.
// A room is a folder; it may import itself and what stands beside it here. A folder that is not here may not be imported.
const CORE = ['domain'];
const PURE = ['domain', 'rulesets', 'formats', 'api', 'words'];
const BACK = [
	'server/config',
	'server/version',
	'server/database',
	'server/store',
	'server/gdal',
	'server/tiles',
	'server/terrain',
];
const ROOMS = {
	domain: [],
	rulesets: CORE,
	formats: CORE,
	api: CORE,
	words: CORE,
	live: ['domain', 'formats', 'api'],
	map: ['domain', 'api', 'live'],
	ui: ['words'],
	charts: ['domain', 'words'],
	'server/config': ['domain', 'server/database'],
	'server/version': ['server/database'],
	'server/database': ['domain'],
	'server/store': ['domain', 'api', 'server/database'],
	'server/gdal': ['domain', 'formats', 'words', 'server/store', 'server/database'],
	'server/tiles': ['domain', 'formats', 'words', 'server/store', 'server/database'],
	// heights lie as files under the data folder
	'server/terrain': ['domain', 'formats', 'words', 'server/config', 'server/store', 'server/database'],
	'server/documents': ['domain', 'api', 'formats', 'words', 'server/store', 'server/database'],
	'server/workers': ['domain', 'formats', 'words', 'server/store', 'server/database'],
	'server/auth': ['domain', 'api', 'server/config', 'server/database', 'server/store'],
	// what routes share: request → handle and actor, problem → response
	'server/http': [
		...PURE,
		'server/config',
		'server/version',
		'server/database',
		'server/store',
		'server/auth',
		'server/tasks',
		'server/jobs',
	],
	'server/demo': [...PURE, 'server/database', 'server/store'],
	'server/tasks': [...PURE, ...BACK, 'server/documents', 'server/workers', 'server/demo'],
	'server/jobs': [
		...PURE,
		...BACK,
		'server/documents',
		'server/workers',
		'server/demo',
		'server/tasks',
		'server/auth',
	],
};
const CLIENT_ROOMS = ['live', 'map', 'ui', 'charts'];
const SERVER_ROUTE = '^src/(routes/.*\\+(server|page\\.server|layout\\.server)\\.ts|hooks\\.server\\.ts)$';

/** A room is the folder, or the one file of that name: server/config/… or server/config.ts. */
const inRooms = (rooms) => `^src/lib/(${rooms.join('|')})(/|\\.)`;
const NOT_TESTS = '\\.test\\.ts$';

const roomRules = Object.entries(ROOMS).map(([room, allowed]) => ({
	name: `room-${room.replace('/', '-')}`,
	comment: `${room} may import only: ${['itself', ...allowed].join(', ')}`,
	severity: 'error',
	from: { path: inRooms([room]), pathNot: NOT_TESTS },
	to: { path: '^(src|tests|bench|scripts|bin)/', pathNot: inRooms([room, ...allowed]) },
}));

module.exports = {
	forbidden: [
		...roomRules,
		{
			name: 'no-cycles',
			severity: 'error',
			from: { pathNot: '\\.svelte$' },
			to: { circular: true },
		},
		{
			name: 'no-cycles-of-components',
			comment: 'a component may draw itself (a tree), never another that draws it',
			severity: 'error',
			from: { path: '([^/]+)\\.svelte$' },
			to: { circular: true, pathNot: '/$1\\.svelte$' },
		},
		{
			name: 'unknown-room',
			comment: 'a new room needs a line in ROOMS (and in docs/architecture.md)',
			severity: 'error',
			from: {},
			to: { path: '^src/lib/', pathNot: inRooms(Object.keys(ROOMS)) },
		},
		{
			name: 'nobody-imports-routes-or-cli',
			severity: 'error',
			from: { pathNot: `${NOT_TESTS}|^src/(routes|cli)/|^bin/|^tests/` },
			to: { path: '^src/(routes|cli)/' },
		},
		{
			name: 'routes-do-not-import-cli',
			severity: 'error',
			from: { path: '^src/routes/' },
			to: { path: '^src/cli/' },
		},
		{
			name: 'client-routes',
			comment: 'client routes: domain, rulesets, formats, api, words, live, map, ui',
			severity: 'error',
			from: { path: '^src/(routes/|hooks\\.client)', pathNot: `${SERVER_ROUTE}|${NOT_TESTS}` },
			to: { path: '^src/', pathNot: `^src/(routes/|app\\.css$)|${inRooms([...PURE, ...CLIENT_ROOMS])}` },
		},
		{
			name: 'server-routes-and-cli',
			comment: 'server routes and cli: anything but client rooms',
			severity: 'error',
			from: { path: `${SERVER_ROUTE}|^src/cli/`, pathNot: NOT_TESTS },
			to: { path: inRooms(CLIENT_ROOMS) },
		},
		{
			name: 'source-does-not-import-tests',
			severity: 'error',
			from: { path: '^(src|bin)/', pathNot: NOT_TESTS },
			to: { path: '^(tests|bench|scripts)/|\\.test\\.ts$' },
		},
		{
			name: 'pure-rooms-need-no-node',
			comment: 'these run in the browser too',
			severity: 'error',
			from: { path: inRooms([...PURE, ...CLIENT_ROOMS]), pathNot: NOT_TESTS },
			to: { dependencyTypes: ['core'], pathNot: '^(assert|buffer)$' },
		},
		{
			name: 'core-knows-no-framework',
			severity: 'error',
			from: { path: inRooms(['domain', 'rulesets', 'formats', 'api']), pathNot: NOT_TESTS },
			to: { path: 'node_modules/(svelte|@sveltejs|maplibre-gl|pg|@electric-sql|bits-ui|virtua|i18next)/' },
		},
		{
			name: 'one-door-to-turf',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/domain/geometry/|\\.test\\.ts$' },
			to: { path: 'node_modules/@turf/' },
		},
		{
			name: 'one-door-to-maplibre',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/map/|\\.test\\.ts$' },
			to: { path: 'node_modules/maplibre-gl/', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'one-door-to-echarts',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/charts/|\\.test\\.ts$' },
			to: { path: 'node_modules/echarts/', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'one-door-to-the-database',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/server/database/|\\.test\\.ts$' },
			to: { path: 'node_modules/(pg|@electric-sql)/', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'not-to-unresolvable',
			severity: 'error',
			from: {},
			to: {
				couldNotResolve: true,
				pathNot: 'package\\.json$|^(\\$app/|\\$env/|\\./\\$types|virtual:)|\\?(worker|url|raw)|\\$types',
			},
		},
		{
			name: 'no-dev-dependency-in-product',
			comment: 'what ships must be in "dependencies"; what is not declared is not ours to use',
			severity: 'error',
			from: { path: '^(src|bin)/', pathNot: NOT_TESTS },
			to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(build|\\.svelte-kit)/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'types', 'node', 'default'],
			extensions: ['.ts', '.js', '.mjs', '.cjs', '.svelte', '.json', '.d.ts'],
		},
		skipAnalysisNotInRules: true,
	},
};
