import { z } from 'zod';

/** An id that some answer gave. */
export const identifierSchema = z.string().min(1).max(255).meta({ description: 'An id, opaque.' });
