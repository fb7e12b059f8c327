// Loaded before the server with `node --import`. Shifts the process's time of day by TEST_CLOCK_SHIFT_MS, like a wrong
// hardware clock or a broken NTP. SIGUSR2 corrects the clock. Monotonic time does not change, as on a real machine.

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
