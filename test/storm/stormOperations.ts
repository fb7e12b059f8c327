import { paymentOperations } from './paymentOperations.ts';
import { once, type Parts } from './stormSteps.ts';
import { walletOperations } from './walletOperations.ts';

const operations = Object.values({ ...paymentOperations, ...walletOperations });
const totalWeight = operations.reduce((sum, { weight }) => sum + weight, 0);

/** Chooses an operation by its weight, and runs it. */
export async function runOperation(parts: Parts): Promise<void> {
  let left = parts.random.next() * totalWeight;
  for (const { weight, run } of operations) {
    left -= weight;
    if (left < 0) return void (await run(parts));
  }
}

/** Moves the test clock forward, which runs everything that becomes due. */
export async function moveClock({ world, random }: Parts, by: string): Promise<void> {
  const response = await once(
    { world, random },
    { method: 'POST', path: '/v1/test/clock/advance', body: { by } },
  );
  if (response) world.aheadMs = response.aheadMs;
}
