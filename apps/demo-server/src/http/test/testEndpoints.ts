import { moneySchema, timestampSchema } from '@coffer/adapter/server';
import { z } from 'zod';
import { advanceTestClock, readTestClock } from '../../testMode/testClock.ts';
import {
  changeMethodOutcome,
  changeTestScenario,
  disputeTopUp,
  listProcessorPayments,
  readTestScenario,
  type TestOutcomeName,
  testOutcomes,
} from '../../testMode/testScenario.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { durationSchema, identifierSchema, pageOf, pageQuery } from '../schemas.ts';

const clockShape = {
  now: timestampSchema,
  realNow: timestampSchema,
  aheadMs: z.int().nonnegative(),
};
const clockSchema = z
  .strictObject(clockShape)
  .meta({ id: 'TestClock', description: 'The time that a test server goes by.' });
const advancedSchema = z
  .strictObject({
    ...clockShape,
    reached: z
      .boolean()
      .meta({ description: 'False when so much was due that the clock stopped early. Ask for the rest.' }),
    failedJobs: z.array(z.string()).meta({
      description: 'Names of background work that failed on the way. The server logged each failure.',
    }),
  })
  .meta({ id: 'AdvancedTestClock' });
const scenarioShape = { processorOutage: z.boolean(), webhookReceiversDown: z.boolean() };
const scenarioSchema = z
  .strictObject(scenarioShape)
  .meta({ id: 'TestScenario', description: 'What a test server pretends, on every server of its database.' });
const changeSchema = z
  .strictObject(scenarioShape)
  .partial()
  .meta({ id: 'ChangeTestScenario', description: 'What is absent stays as it is.' });
const isOutcome = (name: string): name is TestOutcomeName => name in testOutcomes;
const outcomeSchema = z
  .strictObject({ outcome: z.enum(Object.keys(testOutcomes).filter(isOutcome)) })
  .meta({ id: 'ChangeMethodOutcome', description: 'What paying with this method comes to from now on.' });
const disputeSchema = z
  .strictObject({ outcome: z.enum(['won', 'lost']) })
  .meta({ id: 'DisputeTopUp', description: 'How it is decided a moment later, for you or against you.' });
const paymentStatuses = [
  'requiresAction',
  'processing',
  'succeeded',
  'declined',
  'canceled',
  'refunded',
] as const;
const paymentSchema = z
  .strictObject({
    id: z.string().meta({ description: 'The ID of the top-up or invoice payment that it was charged for.' }),
    amount: moneySchema,
    method: z.string().meta({ description: 'The token of the test method that was charged.' }),
    status: z.enum(paymentStatuses),
    refunds: z.array(
      z.strictObject({ id: z.string(), amount: moneySchema, status: z.enum(['succeeded', 'failed']) }),
    ),
    dispute: z.strictObject({ amount: moneySchema, status: z.enum(['open', 'won', 'lost']) }).nullable(),
    createdAt: timestampSchema,
  })
  .meta({ id: 'ProcessorPayment', description: 'A payment in the books of the test processor.' });

const shared = { tag: 'Test mode', params: noParameters, query: noParameters, body: noBody } as const;

/** What only a test server takes: its clock moved, and trouble ordered. A real one answers 404. */
export const testEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'readTestClock',
    method: 'GET',
    path: '/v1/test/clock',
    summary: 'What time this server goes by',
    response: clockSchema,
    run: async (context) => ({ body: await readTestClock(context) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'advanceTestClock',
    method: 'POST',
    path: '/v1/test/clock/advance',
    summary: 'Moves the clock on, for every server, and does on its way what is due, in its order',
    body: z
      .strictObject({ by: durationSchema.meta({ description: 'Such as 90s, 30m, 12h, 7d or 2w.' }) })
      .meta({ id: 'AdvanceTestClock', description: 'Only forward.' }),
    response: advancedSchema,
    errors: ['operation_in_progress'],
    run: async (context, { body }) => ({ body: await advanceTestClock(context, body.by) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'readTestScenario',
    method: 'GET',
    path: '/v1/test/scenario',
    summary: 'What trouble this server pretends',
    response: scenarioSchema,
    run: async (context) => ({ body: await readTestScenario(context) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'changeTestScenario',
    method: 'PATCH',
    path: '/v1/test/scenario',
    summary: 'Switches an outage of the processor, or of webhook receivers, on and off',
    body: changeSchema,
    response: scenarioSchema,
    run: async (context, { body }) => ({ body: await changeTestScenario(context, body) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'changeMethodOutcome',
    method: 'POST',
    path: '/v1/test/payment-methods/{paymentMethodId}/outcome',
    summary: 'Has a saved card decline, ask for 3-D Secure, refuse refunds, or pay again',
    params: z.strictObject({ paymentMethodId: identifierSchema }),
    body: outcomeSchema,
    response: null,
    status: 204,
    errors: ['not_found'],
    run: async (context, { merchantId, params, body }) => ({
      body: await changeMethodOutcome(context, merchantId, { ...params, ...body }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'disputeTestTopUp',
    method: 'POST',
    path: '/v1/test/top-ups/{topUpId}/dispute',
    summary: 'Has the payment of a top-up disputed',
    params: z.strictObject({ topUpId: identifierSchema }),
    body: disputeSchema,
    response: null,
    status: 204,
    errors: ['not_found'],
    run: async (context, { merchantId, params, body }) => ({
      body: await disputeTopUp(context, merchantId, { ...params, ...body }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'listProcessorPayments',
    method: 'GET',
    path: '/v1/test/payments',
    summary: "List the test processor's payments, with their refunds and disputes",
    query: z.strictObject(pageQuery),
    scopes: ['operate'],
    response: pageOf(paymentSchema, 'ProcessorPaymentPage'),
    run: async (context, { query }) => ({
      body: await listProcessorPayments(context, { ...query, limit: query.limit ?? 25 }),
    }),
  }),
];
