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
  .meta({ id: 'TestClock', description: 'Clock of a test server.' });
const advancedSchema = z
  .strictObject({
    ...clockShape,
    reached: z.boolean().meta({
      description: 'False if so much work was due that the clock stopped early. Call again with the rest.',
    }),
    failedJobs: z.array(z.string()).meta({
      description: 'Names of background jobs that failed. The server logged each failure.',
    }),
  })
  .meta({ id: 'AdvancedTestClock' });
const scenarioShape = { processorOutage: z.boolean(), webhookReceiversDown: z.boolean() };
const scenarioSchema = z
  .strictObject(scenarioShape)
  .meta({ id: 'TestScenario', description: 'Simulated outages, on every server of this database.' });
const changeSchema = z
  .strictObject(scenarioShape)
  .partial()
  .meta({ id: 'ChangeTestScenario', description: 'Absent fields keep their values.' });
const isOutcome = (name: string): name is TestOutcomeName => name in testOutcomes;
const outcomeSchema = z
  .strictObject({ outcome: z.enum(Object.keys(testOutcomes).filter(isOutcome)) })
  .meta({ id: 'ChangeMethodOutcome', description: 'Outcome of later payments with the method.' });
const disputeSchema = z
  .strictObject({ outcome: z.enum(['won', 'lost']) })
  .meta({ id: 'DisputeTopUp', description: 'Decision of the dispute, which follows shortly after.' });
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
    id: z.string().meta({ description: 'ID of the charged top-up or invoice payment.' }),
    amount: moneySchema,
    method: z.string().meta({ description: 'Token of the charged test payment method.' }),
    status: z.enum(paymentStatuses),
    refunds: z.array(
      z.strictObject({ id: z.string(), amount: moneySchema, status: z.enum(['succeeded', 'failed']) }),
    ),
    dispute: z.strictObject({ amount: moneySchema, status: z.enum(['open', 'won', 'lost']) }).nullable(),
    createdAt: timestampSchema,
  })
  .meta({ id: 'ProcessorPayment', description: 'A payment as the test processor records it.' });

const shared = { params: noParameters, query: noParameters, body: noBody } as const;

/** Operations of a test server, which move its clock and simulate failures. A live server responds with 404. */
export const testEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'testMode.retrieveClock',
    method: 'GET',
    path: '/v1/test/clock',
    summary: 'Retrieve the test clock',
    description: 'Retrieves the time of the test clock and by how much it is ahead of real time.',
    returns: 'Returns the clock.',
    response: clockSchema,
    run: async (context) => ({ body: await readTestClock(context) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'testMode.advanceClock',
    method: 'POST',
    path: '/v1/test/clock/advance',
    summary: 'Advance the test clock and run the work that becomes due',
    description:
      'Moves the test clock forward and runs the work that becomes due, such as expiry and collection. The clock cannot be moved back.',
    returns: 'Returns the clock and the work that ran.',
    example: { by: '1s' },
    body: z
      .strictObject({ by: durationSchema.meta({ description: 'Duration such as 90s, 30m, 12h, 7d or 2w.' }) })
      .meta({ id: 'AdvanceTestClock', description: 'Duration by which to advance the clock.' }),
    response: advancedSchema,
    errors: ['operation_in_progress'],
    run: async (context, { body }) => ({ body: await advanceTestClock(context, body.by) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'testMode.retrieveScenario',
    method: 'GET',
    path: '/v1/test/scenario',
    summary: 'Retrieve the simulated outages',
    description: 'Retrieves which outages are simulated.',
    returns: 'Returns the simulated outages.',
    response: scenarioSchema,
    run: async (context) => ({ body: await readTestScenario(context) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'testMode.updateScenario',
    method: 'PATCH',
    path: '/v1/test/scenario',
    summary: 'Switch simulated outages on or off',
    description:
      'Turns simulated outages on or off. Use it to see how your integration behaves when the processor or your webhook receiver is down.',
    returns: 'Returns the simulated outages.',
    example: { processorOutage: false },
    body: changeSchema,
    response: scenarioSchema,
    run: async (context, { body }) => ({ body: await changeTestScenario(context, body) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'testMode.setPaymentMethodOutcome',
    method: 'POST',
    path: '/v1/test/payment-methods/{paymentMethodId}/outcome',
    summary: 'Change the outcome of payments with a saved method',
    description:
      'Changes the outcome of the payments that follow with a saved payment method, for instance to a decline.',
    returns: 'Returns the payment method.',
    example: { outcome: 'pays' },
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
    operationId: 'testMode.disputeTopUp',
    method: 'POST',
    path: '/v1/test/top-ups/{topUpId}/dispute',
    summary: 'Dispute the payment of a top-up',
    description:
      "Simulates that the customer's bank disputes the payment of a top-up, with the outcome that you choose.",
    returns: 'Returns the top-up.',
    example: { outcome: 'lost' },
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
    operationId: 'testMode.listPayments',
    method: 'GET',
    path: '/v1/test/payments',
    summary: "List the test processor's payments",
    description: "Lists the test processor's payments with their refunds and disputes.",
    returns: 'Returns the payments.',
    query: z.strictObject(pageQuery),
    scopes: ['operate'],
    response: pageOf(paymentSchema, 'ProcessorPaymentPage'),
    run: async (context, { query }) => ({
      body: await listProcessorPayments(context, { ...query, limit: query.limit ?? 25 }),
    }),
  }),
];
