import type { Mailer } from '../../mail/Mailer.ts';
import type { TestProcessor } from '../../payments/testProcessor/TestProcessor.ts';
import type { TestClock } from './openTestClock.ts';

/** Parts that only a test server has. */
export type TestMode = { clock: TestClock; processor: TestProcessor; mailer: Mailer | null };
