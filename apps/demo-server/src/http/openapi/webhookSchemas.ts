import {
  autoTopUpSchema,
  entrySchema,
  moneySchema,
  paymentMethodSchema,
  topUpSchema,
  walletSchema,
} from '@coffer/adapter/server';
import { type WebhookObjects, webhookApiVersion, webhookEvents } from '@coffer/adapter/webhooks';
import { z } from 'zod';
import { timestampSchema } from '../schemas.ts';
import { customerSchema } from '../v1/customerEndpoints.ts';
import { disputeSchema } from '../v1/disputeEndpoints.ts';
import { grantSchema } from '../v1/grantEndpoints.ts';
import { holdSchema } from '../v1/holdEndpoints.ts';
import { merchantInvoiceSchema } from '../v1/invoiceSchemas.ts';
import { checkpointSchema } from '../v1/ledgerCheckpointEndpoints.ts';
import { paymentLinkSchema } from '../v1/paymentLinkSchemas.ts';
import { payoutSchema } from '../v1/payoutEndpoints.ts';
import { refundSchema } from '../v1/refundEndpoints.ts';
import { webhookExamples } from './webhookExamples.ts';

/** Schemas of everything that the `data` of an event can contain: those of the API's own objects, where it has them. */
const objectSchemas = {
  customer: z
    .strictObject({ ...customerSchema.omit({ wallets: true, lastActivityAt: true }).shape })
    .meta({ id: 'WebhookCustomer', description: 'The customer, with your metadata.' }),
  wallet: z
    .strictObject({
      ...walletSchema.shape,
      balance: moneySchema.check(z.describe("Sum of the wallet's entries, right after the event.")),
      pendingCharges: moneySchema.check(z.describe('Funds that open holds reserve.')),
      availableBalance: moneySchema.check(z.describe('The balance without pending charges.')),
      sequence: z.int().meta({
        description:
          "Number of the wallet's event. Deliveries can arrive out of order: a higher number is newer.",
      }),
    })
    .meta({ id: 'WebhookWallet', description: 'The wallet, with its balances right after the event.' }),
  entry: entryWithParts('WebhookEntry', 'The entry, split into paid and promotional money.'),
  bonusEntry: entryWithParts('WebhookBonusEntry', "The entry of the top-up's bonus."),
  topUp: topUpSchema,
  autoTopUp: autoTopUpSchema,
  paymentMethod: z.strictObject({ ...paymentMethodSchema.shape, priority: z.int().nullable() }).meta({
    id: 'WebhookPaymentMethod',
    description:
      'The payment method. `priority` is null if the customer has not saved it, or has removed it.',
  }),
  paymentLink: paymentLinkSchema,
  invoice: merchantInvoiceSchema,
  refund: refundSchema,
  payout: payoutSchema,
  dispute: disputeSchema,
  hold: holdSchema,
  grant: grantSchema,
  checkpoint: checkpointSchema,
  direction: z
    .enum(['toWallet', 'fromWallet'])
    .meta({ description: 'Whether the refunded money came into the wallet or left it.' }),
  destination: z
    .enum(['wallet', 'paymentMethod', 'external'])
    .meta({ description: 'Destination of the refunded money. You pay out what is `external`.' }),
  alert: z
    .strictObject({ threshold: moneySchema })
    .meta({ id: 'WebhookAlert', description: 'The low-balance alert that was triggered.' }),
  failure: z
    .strictObject({ code: z.string(), message: z.string() })
    .meta({ id: 'WebhookFailure', description: 'Reason of the failure.' }),
  nextAttemptAt: timestampSchema
    .nullable()
    .meta({ description: 'Time of the next automatic attempt. Null if there is none.' }),
  chargeAt: timestampSchema.meta({ description: 'Time of the announced charge.' }),
  declines: z.int().meta({ description: 'Number of declines in a row.' }),
  expiringAmount: moneySchema.check(z.describe('The unreserved part of the grant, which expires.')),
  surplus: moneySchema.check(z.describe('Amount above the amount due.')),
  reason: z.string().nullable().meta({ description: 'Reason that you gave.' }),
  endpointId: z.string().meta({ description: 'Endpoint that the test message was sent to.' }),
} satisfies { [Name in keyof WebhookObjects]: z.core.$ZodType<WebhookObjects[Name]> };

function entryWithParts(id: string, description: string) {
  return z
    .strictObject({
      ...entrySchema.shape,
      paid: moneySchema.check(z.describe('Part of `amount` that is paid money, with the same sign.')),
      promotional: moneySchema.check(
        z.describe('Part of `amount` that is promotional credit, with the same sign.'),
      ),
    })
    .meta({ id, description });
}

const byName: ReadonlyMap<string, z.core.$ZodType> = new Map(Object.entries(objectSchemas));

/** Schema of the whole message, for each type of event. */
export const webhookSchemas: ReadonlyMap<string, z.ZodType> = new Map(
  Object.entries(webhookEvents).map(([type, { description, objects }]) => [
    type,
    messageSchema({ type, description, objects }),
  ]),
);

function messageSchema({
  type,
  description,
  objects,
}: {
  type: string;
  description: string;
  objects: readonly string[];
}): z.ZodType {
  const data = objects.map((listed): [string, z.core.$ZodType] => {
    const name = listed.replace('?', '');
    const schema = byName.get(name);
    if (!schema) throw new Error(`No schema describes ${name} of ${type}.`);
    return [name, name === listed ? schema : z.exactOptional(schema)];
  });
  return z
    .strictObject({
      id: z.string().meta({
        description:
          'Unique identifier of the event, also in the `webhook-id` header. A repeated delivery has the same one.',
      }),
      type: z.literal(type),
      apiVersion: z.literal(webhookApiVersion).meta({ description: 'Version of the payload.' }),
      timestamp: timestampSchema.meta({ description: 'Time of the event.' }),
      livemode: z.boolean().meta({ description: 'Whether the payments of the server move real money.' }),
      data: z.strictObject(Object.fromEntries(data)),
    })
    .meta({ id: `${pascalCase(type)}Event`, description });
}

/** `wallet.topped_up` → `WalletToppedUp` */
function pascalCase(type: string): string {
  return type
    .split(/[._]/)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
}

/** Describes the events under `webhooks` of the OpenAPI document. */
export function webhookObjects(schemaOf: (schema: z.core.$ZodType) => object): Record<string, object> {
  return Object.fromEntries(
    Object.entries(webhookEvents).map(([type, { description }]) => {
      const schema = webhookSchemas.get(type);
      if (!schema) throw new Error(`No schema describes ${type}.`);
      return [type, { post: operation({ type, description, schema: schemaOf(schema) }) }];
    }),
  );
}

function operation({ type, description, schema }: { type: string; description: string; schema: object }) {
  const example = webhookExamples[type];
  return {
    operationId: `on${pascalCase(type)}`,
    tags: ['Events'],
    summary: type,
    description: `${description} Verify the signature with \`verifyWebhook\`, and respond with any 2xx status within 15 seconds.`,
    security: [],
    requestBody: {
      required: true,
      content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
    },
    responses: { '2XX': { description: 'You have received the event.' } },
  };
}
