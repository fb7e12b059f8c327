/** Error when the clocks of this server and of the database differ, so that a write cannot get a timestamp. Nothing was written. */
export class ClockSkew extends Error {
  override readonly name = 'ClockSkew';
}
