/**
 * Who may use whom. The line of rooms below is the one place where their order is written; the rules are made from it.
 * A room uses `contracts`, `main/kit` and rooms to its left, through their `index.ts`. Types count like code.
 */

/** Left to right: a room never looks to the right. */
const line = [
  'vault',
  'files',
  'settings',
  'people',
  'facts',
  'withdrawn',
  'matching',
  'tags',
  'documents',
  'accounts',
  'inquiries',
  'duplicates',
  'learning',
  'retention',
  'imports',
  'backup',
  'redaction',
  'exports',
  'vault-info',
  'sample',
];

const room = (name) => `^src/main/${name}/`;
const anyRoom = `^src/main/(${line.join('|')})/`;
const tests = '\\.test\\.tsx?$|/testing/';

const lookingRight = line.slice(0, -1).map((name, at) => ({
  name: `${name}-looks-right`,
  comment: `The room "${name}" may only use rooms to its left. What it needs from the right belongs further left, or is a fact to be followed.`,
  severity: 'error',
  from: { path: room(name), pathNot: tests },
  to: { path: `^src/main/(${line.slice(at + 1).join('|')})/` },
}));

const backDoors = line.map((name) => ({
  name: `${name}-back-door`,
  comment: `Other folders use "${name}" through src/main/${name}/index.ts only.`,
  severity: 'error',
  from: { path: '^(src|scripts|resources)/', pathNot: `${room(name)}|^src/main/migrations/|${tests}` },
  // personal-data.ts is a room's second door: src/main/personal-data.ts lists them all.
  to: { path: room(name), pathNot: `${room(name)}(index|personal-data)\\.ts$` },
}));

/** A package or built-in module, and the only places that may use it. */
const only = (name, modules, places, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^(src|test|scripts|resources)/', pathNot: `${places}|${tests}` },
  to: { path: modules },
});

module.exports = {
  forbidden: [
    ...lookingRight,
    ...backDoors,
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or have a third thing in common.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing uses and that uses nothing is left over.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: '\\.d\\.ts$|\\.test\\.tsx?$|^scripts/|^test/|^src/renderer/index\\.html$',
      },
      to: {},
    },
    {
      name: 'contracts-stand-alone',
      comment: 'The agreement uses zod and itself.',
      severity: 'error',
      from: { path: '^src/contracts/', pathNot: tests },
      to: { pathNot: '^src/contracts/|^node_modules/zod/' },
    },
    {
      name: 'client-knows-contracts-only',
      severity: 'error',
      from: { path: '^src/client/', pathNot: tests },
      to: { pathNot: '^src/(client|contracts)/|^node_modules/zod/' },
    },
    {
      name: 'page-knows-no-main',
      severity: 'error',
      from: { path: '^src/renderer/', pathNot: tests },
      to: { path: '^src/(main|preload)/' },
    },
    {
      name: 'page-knows-no-node',
      severity: 'error',
      from: { path: '^src/(renderer|client|contracts)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-knows-no-page',
      severity: 'error',
      from: { path: '^src/(main|preload)/' },
      to: { path: '^src/renderer/' },
    },
    {
      name: 'preload-knows-no-feature',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { pathNot: '^src/contracts/kit/|^node_modules/(zod|electron)/|^electron$' },
    },
    {
      name: 'kit-knows-no-room',
      severity: 'error',
      from: { path: '^src/main/kit/', pathNot: tests },
      to: { path: `${anyRoom}|^src/main/(engine|migrations|command-line)/` },
    },
    {
      name: 'host-knows-no-room',
      comment: 'A host would hold any program. It knows the wire, its ports, and how a store process starts.',
      severity: 'error',
      from: { path: '^src/main/host/', pathNot: tests },
      to: {
        path: `${anyRoom}|^src/main/(migrations|command-line)/|^src/main/engine/`,
        pathNot: '^src/main/engine/spawn\\.ts$',
      },
    },
    {
      name: 'engine-knows-vault-and-facts',
      comment:
        'The engine runs whatever rooms.ts lists; by name it knows the vault, which opens the database, the facts, and the proof of a redaction, which runs while no room can.',
      severity: 'error',
      from: { path: '^src/main/engine/', pathNot: tests },
      to: {
        path: `^src/main/(${line.filter((name) => !['vault', 'facts', 'redaction'].includes(name)).join('|')}|command-line)/`,
      },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A step must mean the same in ten years, so it uses no code of a room.',
      severity: 'error',
      from: { path: '^src/main/migrations/', pathNot: tests },
      to: { path: `${anyRoom}|^src/main/(engine|command-line)/` },
    },
    {
      name: 'verifier-stands-alone',
      comment: 'Its word counts because it shares no code with what it checks: node, one Argon2, and itself.',
      severity: 'error',
      from: { path: '^src/verify/', pathNot: tests },
      to: { pathNot: '^src/verify/|^node_modules/hash-wasm/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'verifier-asked-by-redaction',
      comment:
        'The proof of a redaction is the one place of the program that asks the verifier, through its index.ts.',
      severity: 'error',
      from: { path: '^src/(?!verify/)(?!main/redaction/)', pathNot: tests },
      to: { path: '^src/verify/' },
    },
    {
      name: 'verifier-back-door',
      severity: 'error',
      from: { path: '^src/main/redaction/', pathNot: tests },
      to: { path: '^src/verify/', pathNot: '^src/verify/index\\.ts$' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A decision uses contracts, main/kit and other rules: no database, no file.',
      severity: 'error',
      from: { path: '^src/main/[^/]+/rules/', pathNot: tests },
      to: { path: '^src/main/', pathNot: '^src/main/(kit|matching)/|^src/main/[^/]+/rules/|/index\\.ts$' },
    },
    {
      name: 'program-knows-no-test',
      severity: 'error',
      from: { path: '^(src|scripts)/', pathNot: tests },
      to: { path: `^test/|${tests}` },
    },
    only(
      'electron-in-its-host',
      '^electron$|^node_modules/electron/',
      '^src/main/host/electron/|^src/preload/',
      'Only the Electron host and the preload know Electron.',
    ),
    only(
      'playwright-in-its-host',
      '^node_modules/playwright-core/',
      '^src/main/host/chromium/|^test/|^scripts/',
      'Only the Chromium host and tests steer a browser.',
    ),
    only(
      'database-in-the-vault',
      '^node_modules/better-sqlite3',
      '^src/main/vault/|^src/main/kit/sql\\.ts$|^test/',
      'The driver is opened in one place.',
    ),
    only(
      'crypto-in-few-places',
      '^(node:)?crypto$',
      // vault: keys; kit/ids: chance; serve: style nonce; documents, exports, imports, facts, redaction: digests of contents.
      '^src/verify/|^src/main/(vault|documents|exports|imports|facts|redaction)/|^src/main/kit/ids\\.ts$|^src/main/host/serve\\.ts$|^scripts/|^test/|^resources/',
      'Keys are made in the vault; chance comes from main/kit/ids.ts.',
    ),
    {
      name: 'no-way-out',
      comment: 'The program speaks to no network.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: '^(node:)?(http|https|http2|net|tls|dgram|dns|inspector)(/|$)|^node_modules/(undici|ws)/' },
    },
    {
      name: 'listed-packages',
      comment: 'A package that is used stands in package.json.',
      severity: 'error',
      from: {},
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
        pathNot: '^electron$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|demo)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.main.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
