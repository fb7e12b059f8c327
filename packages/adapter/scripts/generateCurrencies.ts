import { writeFileSync } from 'node:fs';
import { currenciesSource } from './currencies.ts';

writeFileSync(new URL('../src/money/currencies.gen.ts', import.meta.url), currenciesSource());
