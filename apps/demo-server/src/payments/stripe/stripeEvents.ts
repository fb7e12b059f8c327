import type Stripe from 'stripe';

/** Kind of object that an event is about. */
type Subject = 'payment' | 'refund' | 'dispute';

/**
 * Handles a webhook request of Stripe: verifies the signature over the raw body, then applies the current state of the
 * object that the event names. The state inside the event is ignored, because it can be old.
 */
export async function handleStripeEvent(
  stripe: Stripe,
  {
    request,
    secret,
    applyChange,
  }: {
    request: Request;
    secret: string;
    applyChange: Record<Subject, (id: string) => Promise<void>>;
  },
): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } });
  const signature = request.headers.get('stripe-signature') ?? '';
  const event = await stripe.webhooks
    .constructEventAsync(await request.text(), signature, secret)
    .catch(() => null);
  if (!event) return Response.json({ received: false }, { status: 400 });
  const subject = subjectOf(event.type);
  const { object } = event.data;
  if (subject && 'id' in object && typeof object.id === 'string') await applyChange[subject](object.id);
  return Response.json({ received: true });
}

function subjectOf(type: string): Subject | null {
  if (type.startsWith('payment_intent.')) return 'payment';
  if (type.startsWith('refund.')) return 'refund';
  return type.startsWith('charge.dispute.') ? 'dispute' : null;
}
