import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, sourceFiles } from './sourceFiles.ts';

/** Kinds of tests that can prove an invariant. */
const kinds: Record<string, string> = {
  P: 'a property, for generated or for all cases',
  C: 'concurrent clients, or the whole application, on PostgreSQL',
  X: 'a crash or a failure in the middle',
  T: 'a moved clock',
  G: 'given amounts',
};

/** Invariants by number, each with the kinds of tests that it needs. */
const firstInvariants: readonly (readonly [kinds: string, sentence: string])[] = [
  ['P C X', 'Each transaction sums to zero in each currency.'],
  [
    'P C',
    'The stored balance equals the sum of the entries and the last balance after; entry numbers have no gap.',
  ],
  ['P C', 'The available balance is the balance minus open holds, and is never negative.'],
  ['C', 'No wallet is overdrawn: of concurrent debits, exactly as many succeed as the balance covers.'],
  ['P C', 'The remaining amounts of the grants add up to the balance, each between zero and its amount.'],
  ['P', 'Each debit equals the sum of what it consumed from grants.'],
  ['P G', 'Grants are consumed in the documented order, and a reversal restores what was recorded.'],
  [
    'C',
    'The database rejects changes of the history, and a server role that owns no table cannot disable that.',
  ],
  ['P X', 'A rejected operation changes no table.'],
  [
    'C X',
    'The same key and body have one effect and one response, however often and concurrently they are sent.',
  ],
  ['C', 'The same key with another body is rejected without an effect.'],
  ['X', 'An idempotency key and its effect commit together.'],
  [
    'P C T',
    'A hold is captured, released or expires once, and captures at most its amount, before its expiry.',
  ],
  [
    'C X',
    'A processor event that arrives twice, late or out of order credits once; an unprocessed one is not acknowledged.',
  ],
  ['P', 'Refunds never exceed what was paid, and promotional credit never reaches a card.'],
  ['P G', 'Dispute, reinstatement and refund add up.'],
  ['P T', 'Expiry removes exactly the unspent and unreserved amount, once.'],
  ['P', 'The wallet’s payments, other payments and the amount due add up to the invoice’s total.'],
  ['P', 'Voiding an invoice restores the grants that it consumed.'],
  ['C', 'At most one auto top-up is in progress: a burst of debits makes one charge.'],
  ['C T', 'Auto top-up never charges more than its cap in a month.'],
  ['P', 'One auto top-up reaches the target, and a threshold at or above the target is rejected.'],
  ['T X', 'Three consecutive declines pause auto top-up, also across restarts.'],
  ['T', 'An outage does not count as a decline.'],
  ['P T', 'An alert is sent once per crossing.'],
  [
    'X C',
    'Each commit has its event, and no event exists without its commit; sequences rise by one per wallet.',
  ],
  [
    'G',
    'Webhook signatures verify with the public library; a changed body or an old timestamp fails; both secrets work during a rotation.',
  ],
  ['P G', 'Currencies never mix and have 0, 2 or 3 digits; no amount exceeds 2^53−1.'],
  ['P C', 'A closed wallet has no balance, no holds and no auto top-up, and rejects every write.'],
  ['P X', 'Balances recalculated from the postings equal the stored ones.'],
  ['P', 'No data of another merchant or customer can be read or guessed.'],
  ['C', 'Writes never deadlock.'],
];

/** All invariants by number. */
const invariants: readonly (readonly [number: number, kinds: string, sentence: string])[] = [
  ...firstInvariants.map(([wanted, sentence], index) => [index + 1, wanted, sentence] as const),
  [33, 'P C X', 'Every successful payment of the processor is recorded, and no money appears or vanishes.'],
  [34, 'P C', 'No payment exceeds the amount due minus the payments in progress.'],
  [35, 'C X', 'Document numbers are unique and without gaps, per merchant and kind.'],
  [36, 'P', 'A statement adds up, and its balances are those of the ledger.'],
  [37, 'C X', 'A locked wallet delays only itself.'],
  [38, 'T X', 'No decision depends on a server’s own clock.'],
];

type NamedTest = { file: string; title: string; numbers: number[]; kinds: string[] };

/** Matches the numbers and kinds at the start of a title. */
const heading = /^invariants? (\d+(?:(?:, | and )\d+)*) \(([A-Z ]+)\)(?: on %s)?: /;

const named = ['apps', 'packages', 'test']
  .flatMap((folder) => sourceFiles(folder, ['.test.ts', '.test.tsx']))
  .flatMap(({ path, text }) =>
    [...text.matchAll(/\(\s*(['"`])(invariants? \d[^\n]+?)\1,/g)].map(
      ([, , title = '']): NamedTest => ({ file: path, title, ...partsOf(title) }),
    ),
  );

describe('the invariants', () => {
  test.each(invariants)('number %i has a test of each kind %s: %s', (number, wanted) => {
    const found = named.filter(({ numbers }) => numbers.includes(number)).flatMap((one) => one.kinds);
    expect(wanted.split(' ').filter((kind) => !found.includes(kind))).toEqual([]);
  });

  test('every test names known invariants and kinds', () => {
    const unknown = named.filter(
      (one) =>
        one.numbers.length === 0 ||
        one.numbers.some((number) => !invariants.some(([known]) => known === number)) ||
        one.kinds.length === 0 ||
        one.kinds.some((kind) => kinds[kind] === undefined),
    );
    expect(unknown).toEqual([]);
  });

  test('docs/invariants.md lists every invariant with its tests', async () => {
    await expect(page()).toMatchFileSnapshot(join(root, 'docs/invariants.md'));
  });
});

/** `invariants 1, 2 and 32 (C): …`, `invariants 10, 12, 26 and 30 (X) on %s: …` */
function partsOf(title: string): Pick<NamedTest, 'numbers' | 'kinds'> {
  const [, list = '', letters = ''] = heading.exec(title) ?? [];
  return { numbers: (list.match(/\d+/g) ?? []).map(Number), kinds: letters.split(' ').filter(Boolean) };
}

function page(): string {
  const sections = invariants.map(([number, wanted, sentence]) => {
    const tests = named.filter(({ numbers }) => numbers.includes(number));
    const lines = tests.map(
      (one) => `- **${one.kinds.join(' ')}** \`${one.file}\`: ${one.title.replace(heading, '')}`,
    );
    return `## ${number}. ${sentence}\n\nProved by ${wanted}:\n\n${[...new Set(lines)].join('\n')}\n`;
  });
  return [
    '# Invariants\n',
    'These statements about money are always true: for every request, under concurrency, and after every crash. `test/invariants.test.ts` writes this page from the titles of the tests; run it with `--update` after a change. It requires at least one test of each kind for each invariant:\n',
    `${Object.entries(kinds)
      .map(([kind, meaning]) => `- **${kind}**: ${meaning}`)
      .join('\n')}\n`,
    'In addition, `pnpm test:crash` kills servers and databases under load, `pnpm test:fuzz` sends 20,000 generated requests, `pnpm test:isolation` calls every route as every kind of caller, and `pnpm test:locks` runs every pair of writes that can block each other, many times.\n',
    ...sections,
  ].join('\n');
}
