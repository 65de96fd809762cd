import type { Env } from "../src/env.ts";
import { addWebhookEndpoint, updateWebhookEndpoint } from "../src/notification/endpoint-actions.ts";
import { outwardOf } from "../src/outward.ts";
import type { Actor } from "./actor.ts";

/** A webhook to look at, switched off: a demo tells nobody outside. */
export async function seedChannels(admin: Actor, env: Env): Promise<void> {
  const context = { ...admin.context, outward: outwardOf(env, env.baseUrl) };
  const address = "https://hooks.example.com/threshold";
  const added = await addWebhookEndpoint(context, {
    clientMutationId: "demo-endpoint",
    kind: "WEBHOOK",
    name: "集团数据平台",
    address,
    kinds: ["OBLIGATION_OVERDUE", "OBLIGATION_ESCALATED"],
  });
  await updateWebhookEndpoint(context, {
    clientMutationId: "demo-endpoint-off",
    id: `WebhookEndpoint_${added.endpoint}`,
    version: 1,
    name: "集团数据平台",
    enabled: false,
    kinds: ["OBLIGATION_OVERDUE", "OBLIGATION_ESCALATED"],
  });
}
