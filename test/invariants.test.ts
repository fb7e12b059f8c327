import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, sourceFiles } from './sourceFiles.ts';

/** How a test can hold one of them. */
const kinds: Record<string, string> = {
  P: 'a property, over generated cases or all that there are',
  C: 'clients at once, or the application itself, on PostgreSQL',
  X: 'something is killed or fails in the middle',
  T: 'the clock is moved',
  G: 'given figures',
};

/** What always holds, by number, and the kinds of test that it has at least one of. */
const firstInvariants: readonly (readonly [kinds: string, sentence: string])[] = [
  ['P C X', 'Each transaction sums to zero in each currency.'],
  [
    'P C',
    'The stored balance is the sum of the entries and what the last one says; their numbers have no gap.',
  ],
  ['P C', 'The available balance is the balance without what open holds reserve, which is never negative.'],
  ['C', 'Nothing is overdrawn: of racing debits exactly as many win as the balance has room for.'],
  ['P C', 'What remains of the grants is the balance, and of each between nothing and all of it.'],
  ['P', 'Each debit is wholly explained by what it consumed.'],
  ['P G', 'Grants are consumed in the documented order, and undoing reverses what was recorded.'],
  [
    'C',
    'The database rejects changes of the history, and a server’s role that owns no table cannot switch that off.',
  ],
  ['P X', 'A refused operation leaves every table as it was.'],
  ['C X', 'The same key and body have one effect and one answer, however often and at once.'],
  ['C', 'The same key with another body is refused, without effect.'],
  ['X', 'A key and what it stands for commit together.'],
  ['P C T', 'A hold resolves once, captures no more than it holds, and not after its end.'],
  [
    'C X',
    'A processor’s word that comes twice, late or out of order credits once; one that was not heard is not acknowledged.',
  ],
  ['P', 'Refunds are no more than was paid, and promotional money never reaches a card.'],
  ['P G', 'Dispute, reinstatement and refund net right.'],
  ['P T', 'Expiry takes exactly what is unspent and unreserved, once.'],
  ['P', 'What the wallet paid, what other methods paid and what is still due are the invoice’s total.'],
  ['P', 'Voiding restores the very grants.'],
  ['C', 'At most one auto top-up is in flight: a burst of debits makes one charge.'],
  ['C T', 'Auto top-up never charges more in a month than its cap.'],
  ['P', 'One top-up clears the gap, and a threshold at or above the target is refused.'],
  ['T X', 'Three declines in a row pause auto top-up, across restarts.'],
  ['T', 'An outage is not a decline.'],
  ['P T', 'An alert fires once a crossing.'],
  ['X C', 'Each commit has its event and no event lacks its commit; sequences rise by one a wallet.'],
  [
    'G',
    'Signatures verify with the public library; a changed body or an old time does not; both secrets do in a rotation.',
  ],
  ['P G', 'Currencies never mix, have 0, 2 or 3 digits, and no amount is beyond 2^53−1.'],
  ['P C', 'A closed wallet has no balance, no holds and no rule, and refuses every write.'],
  ['P X', 'Balances that are rebuilt from the postings are the stored ones.'],
  ['P', 'Nothing of another merchant or customer can be read or guessed.'],
  ['C', 'There is no deadlock.'],
];

/** The invariants by number. Those after the list above name theirs, in whatever order they arrive. */
const invariants: readonly (readonly [number: number, kinds: string, sentence: string])[] = [
  ...firstInvariants.map(([wanted, sentence], index) => [index + 1, wanted, sentence] as const),
  [33, 'P C X', 'Every success of the processor is recorded, and no money appears or vanishes.'],
  [34, 'P C', 'No payment is started above the amount due minus the payments in progress.'],
  [37, 'C X', 'A locked wallet delays only itself.'],
  [38, 'T X', 'Nothing is decided by a server’s own clock.'],
];

type NamedTest = { file: string; title: string; numbers: number[]; kinds: string[] };

/** Numbers and kinds at the start of a title. */
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

  test('no test names one that there is not, or none, or a kind that there is not', () => {
    const unknown = named.filter(
      (one) =>
        one.numbers.length === 0 ||
        one.numbers.some((number) => !invariants.some(([known]) => known === number)) ||
        one.kinds.length === 0 ||
        one.kinds.some((kind) => kinds[kind] === undefined),
    );
    expect(unknown).toEqual([]);
  });

  test('docs/invariants.md lists them with their tests', async () => {
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
    return `## ${number}. ${sentence}\n\nHeld by ${wanted}:\n\n${[...new Set(lines)].join('\n')}\n`;
  });
  return [
    '# Invariants\n',
    'What always holds, whatever is asked, however much of it at once, and whatever dies in the middle. This page is written by `test/invariants.test.ts` from the titles of the tests; run it with `--update` after naming another. It demands a test of each kind that an invariant is held by:\n',
    `${Object.entries(kinds)
      .map(([kind, meaning]) => `- **${kind}**: ${meaning}`)
      .join('\n')}\n`,
    'Beside these, `pnpm test:crash` kills servers and databases in mid-load, `pnpm test:fuzz` sends 20,000 generated requests, `pnpm test:isolation` asks every route as every kind of caller, and `pnpm test:locks` runs every pair of writes that can block each other, many times.\n',
    ...sections,
  ].join('\n');
}
