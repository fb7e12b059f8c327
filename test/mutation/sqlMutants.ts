import { splitStatements } from '../../apps/demo-server/src/database/splitStatements.ts';

/** One small change of a function or view, as a slip would make it. */
export type SqlMutant = {
  /** What was changed, and where in its own text. */
  name: string;
  line: number;
  /** The whole line before, and what stands in it instead. */
  was: string;
  from: string;
  to: string;
  /** Puts the changed one in the place of the right one. */
  sql: string;
};

type Change = { at: number; from: string; to: string };

/** Every mutant of every function and view that these migrations end up with. */
export function sqlMutants(migrations: readonly string[]): SqlMutant[] {
  const latest = new Map<string, string>();
  for (const statement of migrations.flatMap(splitStatements)) {
    const [, name] =
      /^(?:--[^\n]*\n|\s)*CREATE (?:OR REPLACE )?(?:FUNCTION|VIEW) ([\w.]+)/.exec(statement) ?? [];
    if (name) latest.set(name, statement.slice(statement.indexOf('CREATE ')));
  }
  return [...latest].flatMap(([name, text]) => mutantsOf(name, text));
}

function mutantsOf(name: string, text: string): SqlMutant[] {
  const code = blanked(text);
  const body = /\bAS \$\$|\bAS\s/.exec(code)?.index ?? 0;
  return [...exchanges(code), ...conditions(code), ...filters(code), ...steps(code)]
    .filter(({ at }) => at > body)
    .map(({ at, from, to }) => {
      const lineStart = text.lastIndexOf('\n', at) + 1;
      const lineEnd = text.indexOf('\n', at);
      return {
        name,
        line: text.slice(0, at).split('\n').length,
        was: text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).trim(),
        from: text.slice(at, at + from.length),
        to,
        sql: (text.slice(0, at) + to + text.slice(at + from.length)).replace(
          /^CREATE (?:OR REPLACE )?/,
          'CREATE OR REPLACE ',
        ),
      };
    });
}

/** Comments and quoted text have nothing to change; the marks of a function's body stay. */
function blanked(text: string): string {
  return text.replace(/--[^\n]*|'(?:[^']|'')*'/g, (found) =>
    (found.startsWith('-') ? ' ' : '_').repeat(found.length),
  );
}

const swaps: Record<string, string> = {
  ' < ': ' <= ',
  ' <= ': ' < ',
  ' > ': ' >= ',
  ' >= ': ' > ',
  ' = ': ' <> ',
  ' <> ': ' = ',
  ' + ': ' - ',
  ' - ': ' + ',
  ' AND ': ' OR ',
  ' OR ': ' AND ',
  'least(': 'greatest(',
  'greatest(': 'least(',
  true: 'false',
  false: 'true',
  ' DESC': ' ASC',
  'IS NULL': 'IS NOT NULL',
  'IS NOT NULL': 'IS NULL',
  'NOT IN (': 'IN (',
  'min(': 'max(',
  'max(': 'min(',
  'UNION ALL': 'EXCEPT ALL',
};

function exchanges(code: string): Change[] {
  const found = code.matchAll(
    /\s(?:<=|>=|<>|<|>|=|\+|-|AND|OR)\s|\b(?:least|greatest|min|max)\(|\b(?:true|false)\b|\sDESC\b|\bIS (?:NOT )?NULL\b|\bNOT IN \(|\bUNION ALL\b/g,
  );
  return [...found].flatMap(({ 0: token, index }) => {
    // An operator may end its line.
    const from = /^\s.*\s$/s.test(token) ? ` ${token.trim()} ` : token.replace(/^\s/, ' ');
    const to = swaps[from];
    if (to === undefined || assigns(code, index, from) || isBetween(code, index, from)) return [];
    return [{ at: index, from: token, to }];
  });
}

/** `SET balance = …` gives a value and compares nothing; so do a named parameter and a setting. */
function assigns(code: string, index: number, from: string): boolean {
  if (from !== ' = ') return false;
  const before = code.slice(0, index);
  return /(?:\bSET|,)\s+[\w.]+$/.test(before) && /\bSET\s(?:(?!\b(?:FROM|WHERE)\b)[^;])*$/.test(before);
}

/** The AND of a BETWEEN is no choice. */
function isBetween(code: string, index: number, from: string): boolean {
  return from === ' AND ' && /\bBETWEEN\s+[^\s]+(?:\([^)]*\))?$/.test(code.slice(0, index));
}

/** What decides is always so, or never. */
function conditions(code: string): Change[] {
  const found = code.matchAll(
    /\b(?:ELSIF|IF|EXIT WHEN|CONTINUE WHEN)\s+((?:(?!\bTHEN\b)[^;])+?)(?=\s+THEN\b|;)/g,
  );
  return [...found].flatMap(({ 0: whole, 1: from = '', index }) =>
    ['true', 'false'].map((to) => ({ at: index + whole.length - from.length, from, to })),
  );
}

/** Every row passes. */
function filters(code: string): Change[] {
  return [...code.matchAll(/\bWHERE\s+/g)].map(({ 0: where, index }) => {
    const at = index + where.length;
    return { at, from: code.slice(at, clauseEnd(code, at)), to: 'true' };
  });
}

function clauseEnd(code: string, start: number): number {
  let depth = 0;
  for (let at = start; at < code.length; at += 1) {
    const rest = code.slice(at, at + 12);
    if (code[at] === '(') depth += 1;
    if (code[at] === ')') depth -= 1;
    if (
      depth < 0 ||
      (depth === 0 && /^(?:;|\s(?:GROUP|ORDER|ON CONFLICT|FOR|LIMIT|UNION|RETURNING)\b|\$\$)/.test(rest))
    ) {
      return at;
    }
  }
  return code.length;
}

/** A step that is left out. */
function steps(code: string): Change[] {
  const body = code.indexOf('BEGIN');
  const found = code.matchAll(
    /(?<=[;\n]|\bTHEN\b|\bELSE\b|\bLOOP\b)[ \t]*((?:\w+(?:\[[^;:]*?\])? := |INSERT |UPDATE |PERFORM |RAISE |CONTINUE\b|EXIT\b)[^;]*;)/g,
  );
  return [...found]
    .filter(({ index }) => body >= 0 && index > body)
    .map(({ 0: whole, 1: from = '', index }) => ({
      at: index + whole.length - from.length,
      from,
      to: 'NULL;',
    }));
}
