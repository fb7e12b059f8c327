/** This server's clock and the database's do not agree, so a write cannot be given an instant. Nothing was written. */
export class ClockSkew extends Error {
  override readonly name = 'ClockSkew';
}
