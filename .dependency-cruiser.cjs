// The direction of the house (../shared design, section 4): each folder may import only what stands above it here.
const layers = [
  ['core'],
  ['guard', 'internals'],
  ['files', 'clock', 'targets', 'datasets', 'store', 'jobs', 'telemetry'],
  ['graders', 'guarding', 'attacks'],
  ['runs'],
  ['campaigns', 'checks', 'proof', 'monitor'],
  ['incidents', 'governance', 'tuning', 'reports'],
  ['gateway', 'config'],
  ['cli', 'compose'],
];

const product = 'packages/plimsoll/src/';
const pathOf = (name) =>
  ['core', 'guard', 'internals'].includes(name) ? `^packages/${name}/` : `^${product}${name}(/|\\.ts$)`;

const direction = [];
for (let upper = 0; upper < layers.length; upper += 1) {
  const below = layers.slice(upper + 1).flat();
  if (below.length === 0) continue;
  direction.push({
    name: `direction-${layers[upper].join('-')}`,
    comment: `${layers[upper].join(', ')} may not import ${below.join(', ')}`,
    severity: 'error',
    // Types that a contract is written in may be shared upwards: they leave no trace at run time.
    from: { path: layers[upper].map(pathOf), pathNot: '\\.(test|contract)\\.ts$' },
    to: { path: below.map(pathOf), dependencyTypesNot: ['type-only'] },
  });
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...direction,
    {
      name: 'guard-and-core-run-anywhere',
      comment: 'core and guard run in browsers and edge runtimes: no node: module',
      severity: 'error',
      from: { path: '^packages/(core|guard)/src/', pathNot: '\\.(test|contract)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-store-knows-sql',
      severity: 'error',
      from: { path: `^${product}`, pathNot: `^${product}store/|\\.(test|contract)\\.ts$` },
      to: { path: '(^|/)node_modules/(kysely|pg|@photostructure/sqlite)/|^node:sqlite' },
    },
    {
      name: 'not-from-tests',
      severity: 'error',
      from: { path: '^(packages|examples)/', pathNot: '\\.(test|contract)\\.ts$' },
      to: { path: '\\.(test|contract)\\.ts$' },
    },
    {
      name: 'not-from-benches',
      comment: 'what a bench plants must be unknown to what it measures',
      severity: 'error',
      from: { path: '^(packages|examples)/' },
      to: { path: '^bench/' },
    },
    {
      name: 'simulated-bots-apart-from-attacks',
      comment: 'the bots that bench:attack plants weaknesses in are made without the attacks that look for them',
      severity: 'error',
      from: { path: '^bench/attack/bots/' },
      to: { path: `^${product}|^bench/(?!attack/bots/)`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'pg and ai are optional peers, loaded lazily; their types come from dev dependencies',
      severity: 'error',
      from: { path: '^packages/[^/]+/src', pathNot: '\\.(test|contract)\\.ts$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], pathNot: 'node_modules/(pg|@types/pg|ai)/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^packages/' },
      to: { couldNotResolve: true, pathNot: '^(ai|pg|node:sqlite)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^((packages|examples)/[^/]+|bench)/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      conditionNames: ['plimsoll-source', 'import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
