import type { Mailer } from '../../mail/Mailer.ts';
import type { TestProcessor } from '../../payments/testProcessor/TestProcessor.ts';
import type { TestClock } from './openTestClock.ts';

/** What a test server offers beyond the real thing. */
export type TestMode = { clock: TestClock; processor: TestProcessor; mailer: Mailer | null };
