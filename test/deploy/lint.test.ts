import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { validate } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';
import { root } from '../sourceFiles.ts';

/** Part of the linter's message. Its package's types do not resolve. */
type Message = { rule: string; line: number; message: string };

const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the files of the containers', () => {
  test.each(['deploy/Dockerfile', 'deploy/pgbouncer.Dockerfile'])(
    '%s is a Dockerfile without a warning',
    (path) => {
      expect(validate(read(path)).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual(
        [],
      );
    },
  );

  test('the Dockerfile uses the Node and pnpm of the workspace', () => {
    const dockerfile = read('deploy/Dockerfile');
    const node = /^nodeVersion: (\S+)$/m.exec(read('pnpm-workspace.yaml'))?.[1];
    const bases = [...dockerfile.matchAll(/^FROM (\S+:\S+)/gm)].map(([, image]) => image);
    expect(bases).toEqual([`node:${node}-bookworm-slim`, `node:${node}-bookworm-slim`]);
    expect(dockerfile).toMatch(/pnpm@12\.\d+\.\d+$/m);
  });

  test('compose.yaml fits the Compose specification and has no known mistake', () => {
    // The order of keys is a matter of taste.
    const orders = ['service-keys-order', 'services-alphabetical-order', 'top-level-properties-order'];
    const linter = new DCLinter({ rules: Object.fromEntries(orders.map((rule) => [rule, 0])) });
    const [result] = linter.lintFiles([join(root, 'deploy/compose.yaml')], false);
    expect(result?.messages.map(({ rule, line, message }: Message) => `${rule} ${line}: ${message}`)).toEqual(
      [],
    );
  });

  test('the linter of compose.yaml notices a key that the specification lacks', () => {
    const linter = new DCLinter({ rules: {} });
    const [result] = linter.lintFiles([join(root, 'test/deploy/wrong.compose.yaml')], false);
    expect(result?.messages.map(({ rule }: Message) => rule)).toContain('invalid-schema');
  });

  test('no file has a secret, and every setting of the servers is one that they read', () => {
    const compose = read('deploy/compose.yaml');
    expect(compose.match(/^\s+\w*(PASSWORD|SECRET_KEY): .*$/gm)?.every((line) => line.includes(':?}'))).toBe(
      true,
    );
    const set = serverVariables(compose).filter((name) => !name.startsWith('OTEL_'));
    expect(set.length).toBeGreaterThan(3);
    expect(set.filter((name) => !variablesRead().includes(name))).toEqual([]);
  });

  test('the servers of compose.yaml get every variable that they read, except those that fit a container anyway', () => {
    const ofTheImage = ['COFFER_DATA_DIR', 'COFFER_PAGE_DIR', 'HOST', 'PORT'];
    const missing = variablesRead().filter(
      (name) => !serverVariables(read('deploy/compose.yaml')).includes(name),
    );
    expect(missing.sort()).toEqual(ofTheImage);
  });
});

function serverVariables(compose: string): string[] {
  const server = compose.slice(compose.indexOf('x-server'), compose.indexOf('x-postgres'));
  return [...server.matchAll(/^ {4}([A-Z]\w+):/gm)].flatMap(([, name]) => name ?? []);
}

/** Names of the environment variables in the server's code. */
function variablesRead(): string[] {
  const files = ['readOptions.ts', 'environmentReader.ts', 'payments/stripe/stripeProvider.ts'];
  const code = files.map((file) => read(`apps/demo-server/src/${file}`)).join('\n');
  return [
    ...new Set([...code.matchAll(/'((?:[A-Z]+_)+[A-Z]+|HOST|PORT)'/g)].flatMap(([, name]) => name ?? [])),
  ];
}
