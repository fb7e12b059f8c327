import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsPage } from './errors/errorsPage.ts';
import { root } from './sourceFiles.ts';

// `pnpm docs:errors`: writes the page of error codes.
writeFileSync(join(root, 'docs/errors.md'), errorsPage());
