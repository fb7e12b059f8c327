import { splitStatements } from '../../apps/demo-server/src/database/splitStatements.ts';

/** One small change of a function or view, such as a typing error. */
export type SqlMutant = {
  /** Name of the changed function or view. */
  name: string;
  /** Line of the change in the text of the function. */
  line: number;
  /** The unchanged line. */
  was: string;
  from: string;
  to: string;
  /** Statement that installs the mutant. */
  sql: string;
};

type Change = { at: number; from: string; to: string };

/** Returns every mutant of every function and view that these migrations create. */
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

/** Blanks comments and quoted text, which are not mutated, and keeps all positions. */
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

/** Returns whether `=` assigns a value, as in `SET balance = …`, a named parameter or a setting. */
function assigns(code: string, index: number, from: string): boolean {
  if (from !== ' = ') return false;
  const before = code.slice(0, index);
  return /(?:\bSET|,)\s+[\w.]+$/.test(before) && /\bSET\s(?:(?!\b(?:FROM|WHERE)\b)[^;])*$/.test(before);
}

/** Returns whether this AND belongs to a BETWEEN. */
function isBetween(code: string, index: number, from: string): boolean {
  return from === ' AND ' && /\bBETWEEN\s+[^\s]+(?:\([^)]*\))?$/.test(code.slice(0, index));
}

/** Replaces conditions by true and by false. */
function conditions(code: string): Change[] {
  const found = code.matchAll(
    /\b(?:ELSIF|IF|EXIT WHEN|CONTINUE WHEN)\s+((?:(?!\bTHEN\b)[^;])+?)(?=\s+THEN\b|;)/g,
  );
  return [...found].flatMap(({ 0: whole, 1: from = '', index }) =>
    ['true', 'false'].map((to) => ({ at: index + whole.length - from.length, from, to })),
  );
}

/** Replaces filters of rows by true. */
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

/** Removes single statements. */
function steps(code: string): Change[] {
  const body = code.indexOf('BEGIN');
  const found = code.matchAll(
    /(?<=[;\n]|\bTHEN\b|\bELSE\b|\bLOOP\b)[ \t]*((?:[\w.]+(?:\[[^;:]*?\](?:\.\w+)?)? := |INSERT |UPDATE |PERFORM |RAISE |CONTINUE\b|EXIT\b)[^;]*;)/g,
  );
  return [...found]
    .filter(({ index }) => body >= 0 && index > body)
    .map(({ 0: whole, 1: from = '', index }) => ({
      at: index + whole.length - from.length,
      from,
      to: 'NULL;',
    }));
}
