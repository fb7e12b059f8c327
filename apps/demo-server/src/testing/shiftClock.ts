// Loaded before a server by `node --import`: shifts the time of day of its process by TEST_CLOCK_SHIFT_MS, as a wrong
// hardware clock or a broken NTP would. SIGUSR2 sets the clock right. Monotonic time is not touched, as on a real
// machine.

const RealDate = Date;
let shiftMs = Number(process.env.TEST_CLOCK_SHIFT_MS ?? 0);

class ShiftedDate extends RealDate {
  constructor(...parts: [] | [value: number | string | Date]) {
    super(...((parts.length === 0 ? [RealDate.now() + shiftMs] : parts) as [number]));
  }

  static override now(): number {
    return RealDate.now() + shiftMs;
  }
}

globalThis.Date = ShiftedDate as DateConstructor;
process.on('SIGUSR2', () => {
  shiftMs = 0;
});
