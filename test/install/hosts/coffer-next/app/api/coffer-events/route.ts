import { Webhook } from 'standardwebhooks';
import { handleEvent } from '../../../lib/events';

export async function POST(request: Request) {
  const webhook = new Webhook(process.env.COFFER_WEBHOOK_SECRET ?? '');
  await handleEvent(webhook.verify(await request.text(), Object.fromEntries(request.headers)));
  return new Response(null, { status: 204 });
}
