import pg from 'pg';

const int8 = 20;
const int8Array = 1016;
const date = 1082;

/**
 * How PostgreSQL's values are read, the same as on PGlite: `bigint` as a number (the schema keeps each
 * within 2^53−1), `date` as its text because a calendar day has no time zone.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format) => {
    if (oid === int8) return Number;
    if (oid === int8Array) return (text: string) => text.slice(1, -1).split(',').filter(Boolean).map(Number);
    if (oid === date) return String;
    return pg.types.getTypeParser(oid, format);
  },
};
