/**
 * `pnpm size`: what each entry costs a page, minified and gzipped, with react, react-dom and react-query
 * outside. Components are measured without the hooks and adapter that they share, which have a row of their
 * own. Lazy chunks are listed apart.
 *
 * Ends non-zero over a budget. A row that has not reached its budget yet carries a `ceilingKb` as well: it is
 * shown as over, and may shrink but not grow.
 *
 * Flags: `--json` prints the figures for machines.
 */

import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Loader, type Plugin } from 'esbuild';
import { shortenClassNames } from '../packages/components/scripts/shortClassNames.ts';
import { root } from './sourceFiles.ts';

/** A row: what is imported, what is left outside, and how many kB (1,000 bytes) it may weigh. */
type Budget = { name: string; source: string; outside?: string[]; budgetKb: number; ceilingKb?: number };

type Row = { name: string; kb: number; lazyKb: number; budgetKb: number; ceilingKb?: number };

const peers = ['react', 'react-dom', 'react/jsx-runtime', '@tanstack/react-query'];
const shared = ['@coffer/hooks', '@coffer/adapter'];
const component = (name: string, budgetKb: number, ceilingKb = budgetKb): Budget => ({
  name,
  source: `export { ${name} } from '@coffer/components/${name}';`,
  outside: shared,
  budgetKb,
  ceilingKb,
});

const budgets: Budget[] = [
  { name: 'adapter: httpAdapter', source: "export { httpAdapter } from '@coffer/adapter';", budgetKb: 4 },
  {
    name: 'hooks + adapter: a balance',
    source:
      "export { httpAdapter } from '@coffer/adapter'; export { createWalletConfig, WalletProvider, useBalance } from '@coffer/hooks';",
    budgetKb: 7,
    ceilingKb: 7.1,
  },
  {
    name: 'hooks + adapter: all',
    source: "export { httpAdapter } from '@coffer/adapter'; export * from '@coffer/hooks';",
    budgetKb: 7,
    ceilingKb: 10.8,
  },
  component('BalanceCard', 4),
  component('LedgerTable', 9),
  component('TopUpForm', 18),
  component('PaymentMethodPicker', 6),
  component('TopUpDialog', 4),
  component('WalletSwitcher', 2),
  component('BalanceChart', 5),
  component('InvoiceList', 9),
  component('ExpiringFunds', 3),
  component('AutoTopUpSettings', 18),
  component('LowBalanceBanner', 3),
  component('AlertSettings', 11),
  {
    name: 'WalletPage at first load',
    source:
      "export { httpAdapter } from '@coffer/adapter'; export { createWalletConfig, WalletProvider } from '@coffer/hooks'; export { WalletPage } from '@coffer/components/WalletPage';",
    budgetKb: 38,
  },
  { name: 'styles.css', source: "import '@coffer/components/styles.css';", budgetKb: 7 },
];

/** As the package is built. */
const shortClassNames: Plugin = {
  name: 'short-class-names',
  setup: ({ onLoad }) =>
    onLoad({ filter: /packages[\\/]components[\\/]src[\\/].*\.(tsx?|css)$/ }, ({ path }) => ({
      contents: shortenClassNames(readFileSync(path, 'utf8')),
      loader: extname(path).slice(1) as Loader,
    })),
};

const rows = await Promise.all(budgets.map(measure));
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else process.stdout.write(`${rows.map(line).join('\n')}\n`);
if (rows.some(isOver)) process.exitCode = 1;

async function measure({ name, source, outside = [], ...limits }: Budget): Promise<Row> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: `${root}/test`, loader: 'ts' },
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    outdir: `${root}/out`,
    absWorkingDir: root,
    external: [...peers, ...outside],
    plugins: [shortClassNames],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const initial = initialFiles(metafile.outputs);
  let kb = 0;
  let lazyKb = 0;
  for (const file of outputFiles) {
    const size = gzipSync(file.contents, { level: 9 }).length / 1000;
    const isInitial = [...initial].some((path) => file.path.endsWith(path));
    if (isInitial) kb += size;
    else lazyKb += size;
  }
  return { name, kb, lazyKb, ...limits };
}

/** The entry's own files and all that they import statically, style sheets among them. */
function initialFiles(
  outputs: Record<
    string,
    { entryPoint?: string; cssBundle?: string; imports: { path: string; kind: string }[] }
  >,
): Set<string> {
  const found = new Set<string>();
  const queue = Object.keys(outputs).filter((path) => /(^|\/)stdin\.(js|css)$/.test(path));
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    for (const { path: imported, kind } of outputs[path]?.imports ?? []) {
      if (kind !== 'dynamic-import' && imported in outputs) queue.push(imported);
    }
  }
  return found;
}

function isOver({ kb, budgetKb, ceilingKb = budgetKb }: Row): boolean {
  return kb > ceilingKb;
}

function line(row: Row): string {
  const mark = isOver(row) ? '✗' : row.kb > row.budgetKb ? '!' : '✓';
  const lazy = row.lazyKb > 0 ? `, and ${row.lazyKb.toFixed(2)} lazy` : '';
  const ceiling = mark !== '!' ? '' : `, over its budget; may not pass ${row.ceilingKb}`;
  return `${mark} ${row.name.padEnd(26)} ${row.kb.toFixed(2).padStart(6)} kB of ${row.budgetKb}${lazy}${ceiling}`;
}
