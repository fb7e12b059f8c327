import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { retiredIdentifiers } from './retiredIdentifiers.ts';
import { root, type SourceFile, sourceFiles } from './sourceFiles.ts';

/**
 * First words that make a comment a clause without a subject and a verb, such as "What the wallet holds." Start a
 * comment with a noun or a verb instead: "Balance of the wallet.", "Reads the balance."
 */
const headless = /^(?:What|Whatever|Who|Whoever|Whom|Whose|Which|Whichever|Where|How|Why|Of)\b/;

/** Words that this project has no use for, because a plainer one says the same. */
const banned: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\breckon\w*/i, 'calculate, compute'],
  [/\banew\b|\bafresh\b/i, 'again, from the start'],
  [/\bwho(?:so)?ever\b|\bwhomever\b/i, 'anyone who, the caller'],
  [/\b(?:there|here|where)(?:of|by|in|upon)\b/i, 'of it, by this, in which'],
  [/\b(?:is|are|was|were|be|been|being) told\b/i, 'the actor and "notify", "receive", "learn"'],
  [/\b(?:told|tells?|telling) of\b/i, 'report, announce, notify about'],
  [/\b(?:lets?|letting) go\b/i, 'release, detach, close'],
  [/\bon (?:its|their) way\b/i, 'pending, in progress, in transit'],
  [/\btwice is as once\b/i, 'idempotent, repeating it has no effect'],
  [/\bjudg(?:e|es|ed|ing)\b/i, 'evaluate, check, decide'],
  [/\bsweeps?\b|\bsweeper\b/i, 'reconcile'],
];

const files = ['.github', '.storybook', 'apps', 'docs', 'packages', 'test']
  .flatMap((folder) => sourceFiles(folder, ['.ts', '.tsx', '.sql', '.css', '.md']))
  .concat({ path: 'README.md', text: readFileSync(join(root, 'README.md'), 'utf8'), imports: [] })
  .filter(({ path }) => !/\.gen\.ts$|^test\/(prose\.test|retiredIdentifiers)\.ts$/.test(path));

describe('prose', () => {
  test('comments, pages, titles and log texts are plain English', () => {
    expect(files.flatMap(proseProblems)).toEqual([]);
  });

  test.each([
    ['a headless docblock', 'a.ts', '/** What the wallet holds. */', 'starts with "What"'],
    [
      'a headless docblock of several lines',
      'a.tsx',
      '/**\n * Of all wallets,\n * the first.\n */',
      'starts with "Of"',
    ],
    ['a headless comment in JSX', 'a.tsx', '{/* Who pays. */}', 'starts with "Who"'],
    ['a headless line comment', 'a.ts', '  // Where it stands.\n', 'starts with "Where"'],
    ['a headless comment after code', 'a.ts', 'const a = 1; // How many there are.\n', 'starts with "How"'],
    ['a headless SQL comment', 'a.sql', '  amount bigint, -- Whose it is.\n', 'starts with "Whose"'],
    ['a headless CSS comment', 'a.css', '/* Why this is paler. */', 'starts with "Why"'],
    ['a banned word on the second line', 'a.ts', '// The job\n// starts anew.\n', 'says "anew"'],
    ['a banned word in a title', 'a.test.ts', "test('is told once', async () => {})", 'says "is told"'],
    ['a banned word in a log text', 'a.ts', "logger.warn({ job }, 'job judged')", 'says "judged"'],
    ['a banned word on a page', 'a.md', 'Reckons the total.', 'says "Reckons"'],
  ])('rejects %s', (_, path, text, reason) => {
    expect(proseProblems({ path, text, imports: [] })).toEqual([expect.stringContaining(reason)]);
  });

  test.each([
    ['a question as the heading of a page', 'a.md', '# What does a hold reserve?'],
    ['a code block of a page', 'a.md', '```ts\n// What it holds.\n```\n'],
    ['a name in backquotes', 'a.ts', '/** Reads `reckonedAt`. */'],
    ['a URL and a glob', 'a.ts', "const a = 'https://whoever.example/**/What';"],
    ['a second sentence that starts with "What"', 'a.ts', '/** Pays. What remains is due. */'],
  ])('accepts %s', (_, path, text) => {
    expect(proseProblems({ path, text, imports: [] })).toEqual([]);
  });
});

describe('vocabulary', () => {
  /** SQL spells a name in snake_case, a style sheet in kebab-case. */
  const spelled = (name: string, separator: string) =>
    name.replace(/(?<=[a-z])(?=[A-Z])/g, separator).toLowerCase();
  const retired = new RegExp(
    `(?<![\\w-])(?:${retiredIdentifiers.flatMap((name) => [name, spelled(name, '_'), spelled(name, '-')]).join('|')})(?![\\w-])`,
    'g',
  );

  test('no code, SQL, style sheet, wire field, log field or page uses a retired identifier', () => {
    const found = files.flatMap(({ path, text }) =>
      [...text.matchAll(retired)].map(({ 0: name, index }) => `${path}:${lineAt(text, index)}: ${name}`),
    );
    expect(found).toEqual([]);
  });
});

/** One comment, title or log text, and the line on which it starts. */
type Prose = { kind: 'comment' | 'text'; line: number; text: string };

/** Returns each place of a file that the rules reject, as `path:line: reason`. */
function proseProblems(file: SourceFile): string[] {
  return proseOf(file).flatMap(({ kind, line, text }) => {
    const problems: string[] = [];
    const start = kind === 'comment' ? headless.exec(text) : null;
    if (start) problems.push(`starts with "${start[0]}"; start with a noun or a verb`);
    for (const [word, instead] of banned) {
      const found = word.exec(text.replace(/`[^`]*`/g, ''));
      if (found) problems.push(`says "${found[0]}"; better: ${instead}`);
    }
    return problems.map((problem) => `${file.path}:${line}: ${problem}`);
  });
}

function proseOf({ path, text }: SourceFile): Prose[] {
  if (path.endsWith('.md')) return markdownOf(text);
  const found = commentsOf(text, path.endsWith('.sql') ? '--' : path.endsWith('.css') ? undefined : '//');
  if (/\.tsx?$/.test(path)) found.push(...textsOf(path, text));
  return found;
}

/** Block comments that start a line or a JSX expression, runs of line comments, and comments after code. */
function commentsOf(text: string, lineMark: '//' | '--' | undefined): Prose[] {
  const prose = [...text.matchAll(/^[ \t]*\{?\/\*\*?(.*?)\*\//gms)].map((match) =>
    proseAt(text, match.index, 'comment', (match[1] ?? '').replace(/^[ \t]*\*/gm, '')),
  );
  if (lineMark === undefined) return prose;
  const runs = new RegExp(`(?:^[ \\t]*${lineMark} .*\\n?)+|(?<=\\S[ \\t]+)${lineMark} .*`, 'gm');
  for (const match of text.matchAll(runs)) {
    const words = match[0].replace(new RegExp(`^[ \\t]*${lineMark}`, 'gm'), '');
    prose.push(proseAt(text, match.index, 'comment', words));
  }
  return prose;
}

/** Titles of tests, and texts that a program logs or prints. */
function textsOf(path: string, text: string): Prose[] {
  const titles = /\(\s*(['"`])((?:(?!\1)[^\n])+)\1,\s*(?:async\b|\(|\{)/g;
  const logs =
    /\b(?:log(?:ger)?\??\.(?:debug|info|warn|error|fatal)|std(?:out|err)\.write)\([^'"`;]*(['"`])((?:(?!\1)[^\n])+)\1/g;
  const patterns = /\.test\.tsx?$/.test(path) ? [titles, logs] : [logs];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => proseAt(text, match.index, 'text', match[2] ?? '')),
  );
}

/** The paragraphs of a page, without its code blocks. */
function markdownOf(text: string): Prose[] {
  const withoutCode = text.replace(/^```.*?^```/gms, (block) => block.replace(/[^\n]/g, ''));
  return [...withoutCode.matchAll(/(?:^.*\S.*\n?)+/gm)].map((match) =>
    proseAt(text, match.index, 'text', match[0]),
  );
}

function proseAt(text: string, index: number, kind: Prose['kind'], words: string): Prose {
  return { kind, line: lineAt(text, index), text: words.replace(/\s+/g, ' ').trim() };
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
