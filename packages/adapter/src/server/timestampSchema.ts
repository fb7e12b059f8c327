import { z } from 'zod';

/** An instant, RFC 3339. */
export const timestampSchema = z.iso
  .datetime({ offset: true })
  .meta({ description: 'RFC 3339.', example: '2025-11-21T09:30:00.000Z' });
