import { writeFileSync } from 'node:fs';
import { generatedFiles } from './entries.ts';

// Writes what follows from the components and languages: `pnpm --filter @coffer/components run entries`.
for (const [path, text] of Object.entries(generatedFiles())) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
}
