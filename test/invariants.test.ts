import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, sourceFiles } from './sourceFiles.ts';

/** What always holds, by number: each has at least one test that names it. */
const invariants: readonly string[] = [
  'Each transaction sums to zero in each currency.',
  'The stored balance is the sum of the entries and what the last one says; their numbers have no gap.',
  'The available balance is the balance without what open holds reserve, which is never negative.',
  'Nothing is overdrawn: of racing debits exactly as many win as the balance has room for.',
  'What remains of the grants is the balance, and of each between nothing and all of it.',
  'Each debit is wholly explained by what it consumed.',
  'Grants are consumed in the documented order, and undoing reverses what was recorded.',
  'What is written in the history cannot be changed.',
  'A refused operation leaves every table as it was.',
  'The same key and body have one effect and one answer, however often and at once.',
  'The same key with another body is refused, without effect.',
  'A key and what it stands for commit together.',
  'A hold resolves once, captures no more than it holds, and not after its end.',
  'A processor’s word that comes twice, late or out of order credits once; one that was not heard is not acknowledged.',
  'Refunds are no more than was paid, and promotional money never reaches a card.',
  'Dispute, reinstatement and refund net right.',
  'Expiry takes exactly what is unspent and unreserved, once.',
  'What the wallet paid, what other methods paid and what is still due are the invoice’s total.',
  'Voiding restores the very grants.',
  'At most one auto top-up is in flight: a burst of debits makes one charge.',
  'Auto top-up never charges more in a month than its cap.',
  'One top-up clears the gap, and a threshold at or above the target is refused.',
  'Three declines in a row pause auto top-up, across restarts.',
  'An outage is not a decline.',
  'An alert fires once a crossing.',
  'Each commit has its event and no event lacks its commit; sequences rise by one a wallet.',
  'Signatures verify with the public library; a changed body or an old time does not; both secrets do in a rotation.',
  'Currencies never mix, have 0, 2 or 3 digits, and no amount is beyond 2^53−1.',
  'A closed wallet has no balance, no holds and no rule, and refuses every write.',
  'Balances that are rebuilt from the postings are the stored ones.',
  'Nothing of another merchant or customer can be read or guessed.',
  'There is no deadlock.',
];

type NamedTest = { file: string; title: string; numbers: number[] };

const named = ['apps', 'packages', 'test']
  .flatMap((folder) => sourceFiles(folder, ['.test.ts', '.test.tsx']))
  .flatMap(({ path, text }) =>
    [...text.matchAll(/\b(?:test|describe)(?:\.each\([^;]*?\))?\(\s*(['"`])(invariants? [^\n]+?)\1,/g)].map(
      ([, , title = '']): NamedTest => ({ file: path, title, numbers: numbersOf(title) }),
    ),
  );

describe('the invariants', () => {
  test.each(invariants.map((sentence, index) => [index + 1, sentence] as const))(
    'number %i has a test: %s',
    (number) => {
      expect(named.filter(({ numbers }) => numbers.includes(number)).map(({ title }) => title)).not.toEqual(
        [],
      );
    },
  );

  test('no test names one that there is not', () => {
    const unknown = named.filter(({ numbers }) =>
      numbers.some((number) => invariants[number - 1] === undefined),
    );
    expect(unknown).toEqual([]);
    expect(named.filter(({ numbers }) => numbers.length === 0)).toEqual([]);
  });

  test('docs/invariants.md lists them with their tests', async () => {
    await expect(page()).toMatchFileSnapshot(join(root, 'docs/invariants.md'));
  });
});

/** `invariants 1, 2 and 32: …`, `invariants 10, 12, 26 and 30 on %s: …` */
function numbersOf(title: string): number[] {
  const [list = ''] = /^invariants? \d+(?:(?:, | and )\d+)*/.exec(title) ?? [];
  return (list.match(/\d+/g) ?? []).map(Number);
}

function page(): string {
  const sections = invariants.map((sentence, index) => {
    const tests = named.filter(({ numbers }) => numbers.includes(index + 1));
    const lines = tests.map(({ file, title }) => `- \`${file}\`: ${withoutNumbers(title)}`);
    return `## ${index + 1}. ${sentence}\n\n${[...new Set(lines)].join('\n')}\n`;
  });
  return [
    '# Invariants\n',
    'What always holds, whatever is asked, however much of it at once, and whatever dies in the middle. This page is written by `test/invariants.test.ts` from the titles of the tests; run it with `--update` after naming another.\n',
    'Beside these, `pnpm test:crash` kills servers and databases in mid-load, `pnpm test:fuzz` sends 20,000 generated requests, and `pnpm test:isolation` asks every route as every kind of caller.\n',
    ...sections,
  ].join('\n');
}

function withoutNumbers(title: string): string {
  return title.replace(/^invariants? [\d, and]+(?: on %s)?: /, '');
}
