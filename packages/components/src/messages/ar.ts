import { en } from './en.ts';
import type { Messages } from './Messages.ts';

export const ar: Messages = en;
