type CurlSource = {
  method: string;
  path: string;
  operation: {
    security: Record<string, never[]>[];
    parameters?: { name: string; in: string; required: boolean }[];
    requestBody?: { content: Record<string, { example?: unknown }> };
  };
};

/** Writes the `curl` command of an operation. `$URL`, `$KEY` and IDs in capitals are the reader's own. */
export function curlOf({ method, path, operation }: CurlSource): string {
  const { security, parameters = [], requestBody } = operation;
  const headers = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
  const [scheme] = security.flatMap((entry) => Object.keys(entry));
  const address = path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => `$${name.replaceAll(/([A-Z])/g, '_$1').toUpperCase()}`,
  );
  const example = requestBody?.content['application/json']?.example;
  const parts = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "$URL${address}"`,
    ...(scheme ? [`-H "Authorization: Bearer ${scheme === 'session' ? '$SESSION' : '$KEY'}"`] : []),
    ...(headers.includes('Idempotency-Key') ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(headers.includes('If-Match') ? [`-H 'If-Match: "0"'`] : []),
    ...(example === undefined
      ? []
      : ['-H "Content-Type: application/json"', `-d '${JSON.stringify(example)}'`]),
  ];
  return parts.join(' \\\n  ');
}
