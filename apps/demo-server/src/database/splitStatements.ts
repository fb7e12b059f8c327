/**
 * Splits a migration into statements at the semicolons that end them, but not at those in quotes, dollar quotes or
 * comments.
 */
export function splitStatements(sql: string): string[] {
  const statements: string[] = [];
  let start = 0;
  for (const token of sql.matchAll(tokens)) {
    if (token[0] !== ';') continue;
    statements.push(sql.slice(start, token.index));
    start = token.index + 1;
  }
  statements.push(sql.slice(start));
  return statements.map((statement) => statement.trim()).filter((statement) => !isBlank(statement));
}

/** Line comment, block comment, quoted text, quoted name, dollar quote, and the semicolon itself. */
const tokens = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$\w*\$)[\s\S]*?\1|;/g;

function isBlank(statement: string): boolean {
  return statement.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').trim() === '';
}
