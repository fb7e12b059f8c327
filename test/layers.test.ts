import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, type SourceFile, sourceFiles } from './sourceFiles.ts';

/** Who may import whom: one row a folder, shipped code only (a `…Contract.ts` runs in tests). An import that no row allows fails. */
const layers: { folder: string; except?: string[]; may: (string | RegExp)[] }[] = [
  {
    folder: 'packages/adapter/src',
    except: ['server', 'memory', 'contract', 'dodo'],
    may: [/^packages\/adapter\/src\/(http\/)?[^/]+$/, /^eventsource-parser/],
  },
  { folder: 'packages/adapter/src/server', may: ['packages/adapter/src/', 'zod'] },
  { folder: 'packages/adapter/src/memory', may: [/^packages\/adapter\/src\/(memory\/|[^/]+$)/] },
  {
    folder: 'packages/adapter/src/dodo',
    may: [/^packages\/adapter\/src\/(dodo\/|[^/]+$)/, 'packages/adapter/src/http/schema.ts'],
  },
  { folder: 'packages/adapter/src/contract', may: ['packages/adapter/src/', 'vitest'] },
  {
    folder: 'packages/hooks/src',
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
  {
    folder: 'apps/demo-server/src/database',
    may: ['apps/demo-server/src/database/', 'node:', 'pg', '@electric-sql/', 'nanotar'],
  },
  {
    folder: 'apps/demo-server/src/ledger',
    may: ['apps/demo-server/src/ledger/', 'apps/demo-server/src/database/', 'node:'],
  },
  {
    folder: 'apps/demo-server/src/processor',
    may: [
      'apps/demo-server/src/processor/',
      'apps/demo-server/src/database/',
      // How money is written is in one place.
      /^@coffer\/adapter$/,
      'stripe',
      'node:',
    ],
  },
  {
    folder: 'apps/demo-server/src/jobs',
    may: ['apps/demo-server/src/jobs/', 'apps/demo-server/src/database/', 'pg-boss', 'node:'],
  },
  { folder: 'apps/demo-server/src/mail', may: ['apps/demo-server/src/mail/', 'nodemailer'] },
  {
    folder: 'apps/demo-server/src/wallet',
    may: [
      'apps/demo-server/src/wallet/',
      'apps/demo-server/src/mail/Mailer.ts',
      /^apps\/demo-server\/src\/jobs\/(Jobs|createWorkerPool|dueRows)\.ts$/,
      'apps/demo-server/src/ledger/',
      'apps/demo-server/src/database/',
      'apps/demo-server/src/processor/',
      /^@coffer\/adapter(\/server)?$/,
      'node:',
    ],
  },
  {
    folder: 'apps/demo-server/src/http',
    may: [
      'apps/demo-server/src/http/',
      'apps/demo-server/src/wallet/',
      /^@coffer\/adapter(\/server)?$/,
      'hono',
      '@hono/',
      'zod',
      'pino',
      'swagger-ui-dist',
      'node:',
    ],
  },
  {
    folder: 'apps/demo-web/src',
    may: [
      'apps/demo-web/src/',
      /^@coffer\/(adapter|hooks|components)/,
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

describe('habits', () => {
  const code = ['packages', 'apps', 'test', '.storybook'].flatMap((folder) => sourceFiles(folder));

  test('no file is longer than 300 lines', () => {
    const long = code.filter(
      ({ path, text }) => !/\.(test|stories|gen)\.tsx?$/.test(path) && text.split('\n').length > 301,
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

  test('every version stands in the catalog', () => {
    const manifests = [
      '',
      ...['adapter', 'hooks', 'components'].map((name) => `packages/${name}`),
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
