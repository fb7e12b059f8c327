import { paymentOperations } from './paymentOperations.ts';
import { once, type Parts } from './stormSteps.ts';
import { walletOperations } from './walletOperations.ts';

const operations = Object.values({ ...paymentOperations, ...walletOperations });
const totalWeight = operations.reduce((sum, { weight }) => sum + weight, 0);

/** Chooses an operation by its weight, and runs it. */
export async function runOperation(parts: Parts): Promise<void> {
  let left = parts.dice.throw() * totalWeight;
  for (const { weight, run } of operations) {
    left -= weight;
    if (left < 0) return void (await run(parts));
  }
}

/** Moves the test clock on, and with it all that waits for its time. */
export async function moveClock({ world, dice }: Parts, by: string): Promise<void> {
  const answer = await once(
    { world, dice },
    { method: 'POST', path: '/v1/test/clock/advance', body: { by } },
  );
  if (answer) world.aheadMs = answer.aheadMs;
}
