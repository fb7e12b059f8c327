import { en } from './en.ts';
import type { Messages } from './Messages.ts';

export const de: Messages = en;
