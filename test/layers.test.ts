import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, type SourceFile, sourceFiles } from './sourceFiles.ts';

/**
 * Allowed imports of each folder's shipped code. Tests, stories and `…Contract.ts` files, which run in tests, are exempt. An
 * import that no row allows fails.
 */
const layers: { folder: string; except?: string[]; may: (string | RegExp)[] }[] = [
  { folder: 'packages/adapter/src/errors', may: ['packages/adapter/src/errors/'] },
  { folder: 'packages/adapter/src/money', may: [/^packages\/adapter\/src\/(errors|money)\//] },
  { folder: 'packages/adapter/src/port', may: [/^packages\/adapter\/src\/(errors|money|port)\//] },
  {
    folder: 'packages/adapter/src/schemas',
    may: [/^packages\/adapter\/src\/(errors|money|port|schemas)\//, /^zod\/mini$/],
  },
  {
    folder: 'packages/adapter/src',
    except: ['server', 'memory', 'contract', 'dodo', 'webhooks'],
    may: [
      /^packages\/adapter\/src\/(errors|money|port|schemas|http)\//,
      /^eventsource-parser/,
      /^zod\/mini$/,
    ],
  },
  { folder: 'packages/adapter/src/server', may: ['packages/adapter/src/', 'zod'] },
  { folder: 'packages/adapter/src/memory', may: [/^packages\/adapter\/src\/(errors|money|port|memory)\//] },
  {
    folder: 'packages/adapter/src/dodo',
    may: [/^packages\/adapter\/src\/(errors|money|port|dodo)\//, 'packages/adapter/src/schemas/isRecord.ts'],
  },
  {
    folder: 'packages/adapter/src/webhooks',
    may: [/^packages\/adapter\/src\/(errors|money|port|webhooks)\//, 'standardwebhooks'],
  },
  { folder: 'packages/adapter/src/contract', may: ['packages/adapter/src/', 'vitest'] },
  {
    folder: 'packages/hooks/src/testWallet',
    may: ['packages/hooks/src/', '@coffer/adapter/memory', 'react', '@tanstack/react-query'],
  },
  {
    folder: 'packages/hooks/src',
    except: ['testWallet'],
    may: [
      'packages/hooks/src/',
      /^@coffer\/adapter$/,
      'react',
      '@tanstack/react-query',
      'zustand',
      '@internationalized/number',
    ],
  },
  {
    folder: 'packages/components/src',
    may: [
      'packages/components/src/',
      /^@coffer\/(adapter|hooks)$/,
      'react',
      'react-dom',
      '@tanstack/react-query',
      'd3-array',
      'd3-shape',
      'radix-ui',
    ],
  },
  { folder: 'packages/client/src', may: ['packages/client/src/', /^@coffer\/adapter$/, 'openapi-fetch'] },
  {
    folder: 'apps/demo-server/src/database',
    may: [
      'apps/demo-server/src/database/',
      'node:',
      'pg',
      'pg-connection-string',
      'kysely',
      '@electric-sql/',
      'nanotar',
    ],
  },
  {
    folder: 'apps/demo-server/src/ledger',
    may: ['apps/demo-server/src/ledger/', 'apps/demo-server/src/database/', 'node:'],
  },
  {
    folder: 'apps/demo-server/src/payments',
    may: [
      'apps/demo-server/src/payments/',
      'apps/demo-server/src/database/',
      'apps/demo-server/src/jobs/repeat.ts',
      // A provider reads its own environment variables.
      'apps/demo-server/src/environmentReader.ts',
      'apps/demo-server/src/platform/StartupFailure.ts',
      // Money is formatted in one place.
      /^@coffer\/adapter$/,
      'kysely',
      'stripe',
      'node:',
    ],
  },
  {
    folder: 'apps/demo-server/src/jobs',
    may: ['apps/demo-server/src/jobs/', 'apps/demo-server/src/database/', 'node:'],
  },
  { folder: 'apps/demo-server/src/mail', may: ['apps/demo-server/src/mail/', 'nodemailer'] },
  {
    folder: 'apps/demo-server/src/modules',
    may: [
      'apps/demo-server/src/modules/',
      'apps/demo-server/src/mail/Mailer.ts',
      /^apps\/demo-server\/src\/jobs\/(createWorkerPool|dueRows)\.ts$/,
      'apps/demo-server/src/ledger/',
      'apps/demo-server/src/database/',
      'apps/demo-server/src/payments/',
      /^@coffer\/adapter(\/server|\/webhooks)?$/,
      'kysely',
      'standardwebhooks',
      // Documents and emails.
      'react',
      '@react-email/',
      '@react-pdf/renderer',
      'hono/html',
      'localized-address-format',
      'stdnum',
      'node:',
    ],
  },
  {
    folder: 'apps/demo-server/src/background',
    may: [
      'apps/demo-server/src/background/',
      'apps/demo-server/src/tracing/inSpan.ts',
      'apps/demo-server/src/platform/logScope.ts',
      'apps/demo-server/src/modules/',
      'apps/demo-server/src/jobs/',
      'apps/demo-server/src/mail/Mailer.ts',
      'apps/demo-server/src/ledger/',
      'apps/demo-server/src/database/',
      /^@coffer\/adapter$/,
      'node:',
    ],
  },
  {
    folder: 'apps/demo-server/src/metrics',
    may: [
      'apps/demo-server/src/metrics/',
      'apps/demo-server/src/background/schedule.ts',
      'apps/demo-server/src/http/AppOptions.ts',
      'apps/demo-server/src/ledger/',
      'apps/demo-server/src/modules/',
      'prom-client',
    ],
  },
  {
    folder: 'apps/demo-server/src/testMode',
    may: [
      'apps/demo-server/src/testMode/',
      'apps/demo-server/src/background/',
      'apps/demo-server/src/modules/',
      'apps/demo-server/src/payments/',
      'apps/demo-server/src/database/',
      /^@coffer\/adapter$/,
      'node:',
    ],
  },
  {
    folder: 'apps/demo-server/src/http',
    may: [
      'apps/demo-server/src/http/',
      'apps/demo-server/src/modules/',
      'apps/demo-server/src/payments/PaymentProvider.ts',
      'apps/demo-server/src/payments/testProcessor/testMethods.ts',
      'apps/demo-server/src/testMode/',
      'apps/demo-server/src/tracing/inSpan.ts',
      'apps/demo-server/src/platform/logScope.ts',
      '@opentelemetry/api',
      /^@coffer\/adapter(\/server|\/webhooks)?$/,
      'hono',
      '@hono/',
      'zod',
      'pino',
      'node:',
    ],
  },
  {
    folder: 'apps/demo-web/src',
    may: [
      'apps/demo-web/src/',
      /^@coffer\/(adapter|client|hooks|components)/,
      'react',
      'react-dom',
      '@tanstack/react-query',
      'openapi-fetch',
      'openapi-react-query',
      '@stripe/',
      'uqr',
      'wouter',
      'zustand',
    ],
  },
  {
    folder: 'apps/demo-web/src/ui',
    may: [
      'apps/demo-web/src/ui/',
      /^@coffer\/(adapter|hooks|components)$/,
      'react',
      '@tanstack/react-query',
      'wouter',
      'zustand',
    ],
  },
  ...[
    { folder: 'api', others: ['ui'] },
    { folder: 'stripe', others: ['api', 'ui'] },
    { folder: 'portal', others: ['api', 'stripe', 'ui'] },
    { folder: 'pay', others: ['api', 'stripe', 'ui'] },
    { folder: 'dashboard', others: ['api', 'ui'] },
    { folder: 'devtools', others: ['api', 'ui'] },
  ].map(({ folder, others }) => ({
    folder: `apps/demo-web/src/${folder}`,
    may: [folder, ...others]
      .map((name): string | RegExp => `apps/demo-web/src/${name}/`)
      .concat(/^(?!apps\/)/),
  })),
];

const isShipped = ({ path }: SourceFile) =>
  !/(\.(test|test-d|stories|browser\.test)|[a-z]Contract)\.tsx?$/.test(path) &&
  !/\/(testing|stories)\//.test(path);

describe('layers', () => {
  for (const { folder, except = [], may } of layers) {
    test(folder, () => {
      const files = sourceFiles(folder)
        .filter(isShipped)
        .filter(({ path }) => !except.some((name) => path.startsWith(`${folder}/${name}/`)));
      const forbidden = files.flatMap(({ path, imports }) =>
        imports
          .filter((specifier) => !may.some((rule) => allows(rule, specifier)))
          .map((specifier) => `${path} → ${specifier}`),
      );
      expect(forbidden).toEqual([]);
    });
  }

  test('hooks and components leave the network to the adapter', () => {
    const files = [...sourceFiles('packages/hooks/src'), ...sourceFiles('packages/components/src')].filter(
      isShipped,
    );
    const found = files.filter(({ text }) => /\b(fetch|EventSource|XMLHttpRequest)\s*\(/.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

/** Folders with a public API: others import their `index.ts` and nothing behind it. */
const modulePattern = /^(apps\/demo-server\/src\/(?:modules\/[^/]+|ledger))\//;
const moduleOf = (path: string) => modulePattern.exec(path)?.[1];

describe('modules', () => {
  const shipped = ['packages', 'apps'].flatMap((folder) => sourceFiles(folder)).filter(isShipped);

  test('no file imports past the index.ts of a module', () => {
    const past = shipped.flatMap(({ path, imports }) =>
      imports
        .filter((target) => {
          const module = moduleOf(target);
          return module !== undefined && module !== moduleOf(path) && target !== `${module}/index.ts`;
        })
        .map((target) => `${path} → ${target}`),
    );
    expect(past).toEqual([]);
  });

  test('no file imports itself through others', () => {
    const imports = new Map(shipped.map(({ path, imports }) => [path, imports]));
    expect(findCycles(imports)).toEqual([]);
  });

  test('no module imports itself through others', () => {
    const imports = new Map<string, string[]>();
    for (const file of shipped) {
      const module = moduleOf(file.path);
      if (module === undefined) continue;
      const others = file.imports.flatMap((target) => moduleOf(target) ?? []).filter((one) => one !== module);
      imports.set(module, [...(imports.get(module) ?? []), ...others]);
    }
    expect(findCycles(imports)).toEqual([]);
  });
});

describe('habits', () => {
  const code = ['packages', 'apps', 'test', '.storybook'].flatMap((folder) => sourceFiles(folder));

  // A language is data in one file.
  test('no file is longer than 300 lines', () => {
    const long = code.filter(
      ({ path, text }) =>
        !/\.(test|stories|gen)\.tsx?$|\/locales\/[\w-]+\.ts$/.test(path) && text.split('\n').length > 301,
    );
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  test('no module is mocked, no test is focused', () => {
    const found = code.filter(
      ({ path, text }) =>
        path !== 'test/layers.test.ts' && /\bvi\.(mock|doMock)\(|\b(it|test|describe)\.only\(/.test(text),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test('every version is in the catalog', () => {
    const manifests = [
      '',
      ...['adapter', 'client', 'hooks', 'components'].map((name) => `packages/${name}`),
      'apps/demo-server',
      'apps/demo-web',
      'apps/recipes',
      'test',
    ];
    const loose = manifests.flatMap((folder) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
      return Object.entries<string>({ ...manifest.dependencies, ...manifest.devDependencies })
        .filter(([, version]) => !/^(catalog:|workspace:)/.test(version))
        .map(([name, version]) => `${folder || '.'}: ${name}@${version}`);
    });
    expect(loose).toEqual([]);
  });
});

function allows(rule: string | RegExp, specifier: string): boolean {
  if (rule instanceof RegExp) return rule.test(specifier);
  return rule.endsWith('/') || rule.endsWith(':')
    ? specifier.startsWith(rule)
    : specifier === rule || specifier.startsWith(`${rule}/`);
}

/** Returns each cycle as one line, by a depth-first search. Types count, since a reader follows them too. */
function findCycles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  function visit(node: string) {
    if (path.includes(node)) {
      cycles.push([...path.slice(path.indexOf(node)), node].join(' → '));
      return;
    }
    if (done.has(node)) return;
    path.push(node);
    for (const target of new Set(imports.get(node))) if (imports.has(target)) visit(target);
    path.pop();
    done.add(node);
  }
  for (const node of imports.keys()) visit(node);
  return cycles;
}
