import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as kit from '@coffer/components';
import * as hooks from '@coffer/hooks';
import { describe, expect, test } from 'vitest';
import { root } from './sourceFiles.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const guides = readdirSync(join(root, 'docs/guides')).map((name) => `docs/guides/${name}`);
const pages = [
  'README.md',
  ...['adapter', 'client', 'hooks', 'components'].map((name) => `packages/${name}/README.md`),
];
const lines = (code: string) =>
  code
    .split('\n')
    .map((line) => line.replace(/\s*\/\/.*$/, '').trim())
    .filter((line) => line !== '');

/** Returns the names of the props that a component's type declares itself. */
function propsOf(name: string): string[] {
  const source = read(`packages/components/src/${name}/${name}.tsx`);
  const [, own = ''] = new RegExp(`export type ${name}Props =[^;{]*\\{(.*?)\\n\\};`, 's').exec(source) ?? [];
  return [...own.matchAll(/^ {2}(\w+)\??:/gm)].map(([, prop = '']) => prop);
}

describe('@coffer/components', () => {
  const readme = read('packages/components/README.md');

  test.each(Object.keys(kit))('the README documents %s and every prop', (name) => {
    expect(readme).toContain(`\`${name}\``);
    if (!/^[A-Z]/.test(name)) return;
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
    // The text above the table documents the props that all components have.
    const lacking = propsOf(name).filter((prop) => prop !== 'classNames' && !row.includes(`\`${prop}\``));
    expect(lacking).toEqual([]);
  });
});

describe('@coffer/hooks', () => {
  const readme = read('packages/hooks/README.md');
  const isFactory = (name: string) => /Query(Key|Options)$/.test(name);

  test('the README documents every export', () => {
    const names = Object.keys(hooks).filter((name) => !isFactory(name));
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !new RegExp(`[\`<]${name}\\b`).test(readme))).toEqual([]);
  });

  test('the README documents every query that can be prefetched', () => {
    const families = Object.keys(hooks)
      .filter((name) => name.endsWith('QueryOptions'))
      .map((name) => name.replace('QueryOptions', ''));
    expect(families.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  test('the README documents every prop of the provider', () => {
    const folder = 'packages/hooks/src/hooks';
    const sources = readdirSync(join(root, folder)).filter((name) => /^Wallet\w*Provider\.tsx$/.test(name));
    const types = sources.flatMap((name) =>
      [...read(`${folder}/${name}`).matchAll(/export type \w+Props = [^;{]*\{(.*?)\n\};/gs)].map(
        ([, own = '']) => own,
      ),
    );
    const props = types.flatMap((own) => [...own.matchAll(/^ {2}(\w+)\??:/gm)].map(([, prop = '']) => prop));
    expect(props.length).toBeGreaterThan(8);
    const row = readme.split('\n').find((line) => line.startsWith('| `<WalletProvider>`')) ?? '';
    expect(props.filter((prop) => prop !== 'children' && !row.includes(`\`${prop}\``))).toEqual([]);
  });
});

describe('@coffer/adapter', () => {
  test('the README mounts the handler like mounts.test.ts', () => {
    const readme = read('packages/adapter/README.md');
    const tested = lines(
      read('packages/adapter/src/server/mounts.test.ts').replaceAll('/wallet', '/api/wallet'),
    );
    const express = /\*\*Express\*\*\s+```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
    expect(lines(express).length).toBeGreaterThan(10);
    expect(lines(express).filter((line) => !tested.includes(line))).toEqual([]);
    const hono = /app\.(all\('\/api\/wallet\/\*', .*\));/.exec(readme)?.[1] ?? 'none';
    expect(tested.some((line) => line.includes(hono))).toBe(true);
  });
});

describe('decisions', () => {
  const records = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-.*\.md$/.test(name));

  test('the index lists every record with its title', () => {
    const index = read('docs/decisions/README.md');
    const entries = records.map((name) => {
      const [, title = 'no title'] = /^# (\d+\. .+)$/m.exec(read(`docs/decisions/${name}`)) ?? [];
      return `- [${title}](${name})`;
    });
    expect(entries.filter((entry) => !index.includes(entry))).toEqual([]);
  });

  test('every record has a status', () => {
    const status = /^\*\*Status:\*\* \w+, \d{4}-\d{2}\./m;
    expect(records.filter((name) => !status.test(read(`docs/decisions/${name}`)))).toEqual([]);
  });

  test('no two records share a number', () => {
    const numbers = records.map((name) => name.slice(0, 4));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('guides', () => {
  test.each(guides)('%s has at most 120 lines', (path) => {
    expect(read(path).split('\n').length).toBeLessThanOrEqual(121);
  });

  test.each(['next', 'vite'])('%s quotes the host that is installed and run', (name) => {
    const quoted = [...read(`docs/guides/${name}.md`).matchAll(/^`([\w./[\]-]+)`\n\n```\w+\n(.*?)```/gms)];
    expect(quoted.length).toBeGreaterThan(0);
    for (const [, path, code] of quoted) expect(code).toBe(read(`test/install/hosts/${name}/${path}`));
  });

  test.each([
    ['tailwind', ['next-tailwind']],
    ['shadcn', ['shadcn']],
    ['mui', ['mui', 'mantine']],
    ['modals', ['next-tailwind', 'react-router', 'tanstack-start']],
  ])('%s quotes the hosts whose pixels are compared', (name, hosts) => {
    const quoted = [...read(`docs/guides/${name}.md`).matchAll(/^`([\w./[\]-]+)`\n\n```\w+\n(.*?)```/gms)];
    expect(quoted.length).toBeGreaterThan(0);
    for (const [, path = '', code] of quoted) {
      const sources = hosts
        .map((host) => `test/install/hosts/${host}/${path}`)
        .filter((file) => existsSync(join(root, file)));
      expect([path, sources.map(read)]).toEqual([path, expect.arrayContaining([code])]);
    }
  });

  test.each(['your-product-on-coffers-server', 'coffers-server-in-production'])(
    '%s quotes the hosts that are run against a server',
    (name) => {
      const sources = ['coffer-next', 'coffer-express']
        .flatMap((host) => globSync(`test/install/hosts/${host}/**/*.{ts,tsx}`, { cwd: root }))
        .map((path) => lines(read(path)).join('\n'));
      const blocks = [...read(`docs/guides/${name}.md`).matchAll(/```tsx?\n(.*?)\n```/gs)];
      expect(blocks.length).toBeGreaterThan(2);
      const quoted = blocks.map(([, code = '']) => lines(code).join('\n'));
      expect(quoted.filter((code) => !sources.some((source) => source.includes(code)))).toEqual([]);
    },
  );

  test("the page and the back end of the guide for Coffer's server take few lines", () => {
    const count = (host: string, paths: string[]) =>
      paths.flatMap((path) => lines(read(`test/install/hosts/${host}/${path}`))).length;
    const next = ['app/wallet/page.tsx', 'lib/wallet.ts', 'app/api/wallet/[...path]/route.ts'];
    expect(count('coffer-next', next)).toBeLessThanOrEqual(30);
    const express = ['src/App.tsx', 'lib/wallet.ts', 'server.ts', 'vite.config.ts'];
    expect(count('coffer-express', express)).toBeLessThanOrEqual(60);
    for (const shared of ['lib/wallet.ts', 'lib/auth.ts']) {
      expect(read(`test/install/hosts/coffer-express/${shared}`)).toBe(
        read(`test/install/hosts/coffer-next/${shared}`),
      );
    }
    expect(read('test/install/hosts/coffer-express/src/App.tsx')).toBe(
      read('test/install/hosts/coffer-next/app/wallet/page.tsx'),
    );
  });

  test("the templates of create-coffer have the code of the guide for Coffer's server", () => {
    const shared = ['lib/wallet.ts', 'lib/coffer.ts'];
    const files = {
      express: [...shared, 'src/App.tsx', 'server.ts', 'vite.config.ts'],
      next: [...shared, 'app/wallet/page.tsx', 'app/api/wallet/[...path]/route.ts'],
    };
    for (const [template, paths] of Object.entries(files)) {
      for (const path of paths) {
        const host = path === 'lib/coffer.ts' ? 'coffer-next' : `coffer-${template}`;
        const guide = read(`test/install/hosts/${host}/${path}`);
        expect(read(`packages/create-coffer/templates/${template}/${path}`), path).toBe(guide);
      }
    }
  });

  test('the guide on adapters quotes the adapter that passes the contract', () => {
    const sources = ['tableAdapter.ts', 'tableAdapter.test.ts'].map((name) =>
      read(`packages/adapter/examples/${name}`),
    );
    const blocks = [...read('docs/guides/write-an-adapter.md').matchAll(/```ts\n(.*?)\n```/gs)];
    expect(blocks.length).toBe(3);
    for (const [, code = ''] of blocks) expect(sources.some((source) => source.includes(code))).toBe(true);
  });

  test('the guide on Express has the route of the README', () => {
    const route =
      /\*\*Express\*\*\s+(```ts\n.*?```)/s.exec(read('packages/adapter/README.md'))?.[1] ?? 'none';
    expect(read('docs/guides/express.md')).toContain(route);
  });

  test.each(['adapter', 'client', 'hooks', 'components'])(
    'every link of the README of %s works on npm',
    (name) => {
      const links = [...read(`packages/${name}/README.md`).matchAll(/\]\((?!#)([^)]+)/g)].map(
        ([, link = '']) => link,
      );
      expect(links.filter((link) => !link.startsWith('https://'))).toEqual([]);
      const inPackage = links.flatMap((link) =>
        link.split('https://unpkg.com/@coffer/adapter/guides/').slice(1),
      );
      expect(inPackage.length).toBeGreaterThan(0);
      expect(inPackage.filter((guide) => !existsSync(join(root, 'docs/guides', guide)))).toEqual([]);
    },
  );

  test.each([...pages, ...guides])('every link of %s leads to a file', (path) => {
    const links = [...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, path, '..', link)))).toEqual([]);
  });
});
