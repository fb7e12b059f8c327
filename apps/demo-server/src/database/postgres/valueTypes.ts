import pg from 'pg';

const int8 = 20;
const int8Array = 1016;
const date = 1082;

/**
 * Parsers of PostgreSQL's values, the same as on PGlite: `bigint` becomes a number (the schema keeps it within 2^53−1), and
 * `date` stays text because a calendar day has no time zone.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format) => {
    if (oid === int8) return Number;
    if (oid === int8Array) return (text: string) => text.slice(1, -1).split(',').filter(Boolean).map(Number);
    if (oid === date) return String;
    return pg.types.getTypeParser(oid, format);
  },
};
