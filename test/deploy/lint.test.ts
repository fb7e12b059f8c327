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
    const known = read('apps/demo-server/src/readOptions.ts');
    const server = compose.slice(compose.indexOf('x-server'), compose.indexOf('x-postgres'));
    const set = [...server.matchAll(/^ {4}(COFFER_\w+):/gm)].flatMap(([, name]) => name ?? []);
    expect(set.length).toBeGreaterThan(3);
    expect(set.filter((name) => !known.includes(`'${name}'`))).toEqual([]);
  });
});
