import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { listen } from './listen.ts';
import { readOptions } from './readOptions.ts';

/** An address that other machines reach this one by, or undefined without a network. */
const outside = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

const answers = (address: string) =>
  fetch(address).then(
    () => true,
    () => false,
  );

test.skipIf(outside === undefined).each([
  // A demo signs anybody in as anybody.
  ['a demo answers this machine only', ['--demo'], {}, false],
  ['a demo with HOST answers there', ['--demo'], { HOST: '0.0.0.0' }, true],
  ['a server answers everywhere', [], {}, true],
  ['a server with HOST answers there only', [], { HOST: '127.0.0.1' }, false],
] as const)('%s', async (_, flags, environment, isOutside) => {
  const { host } = readOptions(flags, environment);
  const listener = await listen({ port: 0, host });
  const seen = await Promise.all(
    ['localhost', '127.0.0.1', outside].map((name) => answers(`http://${name}:${listener.port}`)),
  );
  await listener.drain(0);
  expect(seen).toEqual([true, true, isOutside]);
});
