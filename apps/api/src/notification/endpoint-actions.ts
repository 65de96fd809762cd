import type { EndpointKind } from "@threshold/domain/notification/plan-deliveries";
import { v7 as uuid } from "uuid";
import { seal } from "../auth/seal.ts";
import { allow, change, found, optionalText, text, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { enqueue } from "../job/enqueue.ts";
import type { Outward } from "../outward.ts";
import { refusalError } from "../refusal.ts";
import { PrivateAddress, refusePrivateHost } from "./address.ts";
import {
  deleteEndpointRow,
  insertEndpoint,
  insertTest,
  lockDelivery,
  lockEndpoint,
  rotateSecretRow,
  sendAgain,
  updateEndpointRow,
} from "./delivery-queries.ts";
import type {
  AddWebhookEndpointInput,
  DeleteWebhookEndpointInput,
  RedeliverInput,
  RotateWebhookSecretInput,
  TestWebhookEndpointInput,
  UpdateWebhookEndpointInput,
} from "./endpoint-inputs.ts";
import { makeSecret } from "./sign.ts";

const allowManage = (context: Context) =>
  allow(context, "channel.manage", { level: "COMPANY", id: context.viewer.companyId });

/** Where the robots of each kind live. */
const hosts: Partial<Record<EndpointKind, string>> = {
  WECOM: "qyapi.weixin.qq.com",
  DINGTALK: "oapi.dingtalk.com",
};

/** Names are looked up when a message is sent; here only what is wrong in itself is refused. */
function hostOf(address: string, kind: EndpointKind, { allowPrivate }: Outward): string {
  const refuse = (reason: string) =>
    refusalError({ code: "ENDPOINT_ADDRESS_REFUSED", details: { reason } });
  if (!URL.canParse(address) || address.length > 1000) throw refuse("MALFORMED");
  const { protocol, hostname, username } = new URL(address);
  if (protocol !== "https:" && !(allowPrivate && protocol === "http:")) throw refuse("NOT_HTTPS");
  if (username) throw refuse("MALFORMED");
  if (allowPrivate) return hostname;
  if (hosts[kind] && hostname !== hosts[kind]) throw refuse("WRONG_HOST");
  try {
    refusePrivateHost(hostname);
  } catch (error) {
    throw error instanceof PrivateAddress ? refuse("PRIVATE") : error;
  }
  return hostname;
}

/** 新增接收端: a webhook's secret is answered this once. */
export async function addWebhookEndpoint(context: Context, input: AddWebhookEndpointInput) {
  const { outward } = context;
  let secret: string | undefined;
  const answer = await change(context, "addWebhookEndpoint", input, async (db) => {
    allowManage(context);
    const address = input.address.trim();
    const host = hostOf(address, input.kind, outward);
    if (input.kind === "WEBHOOK") secret = makeSecret();
    const signing =
      secret ?? (input.kind === "DINGTALK" && optionalText("secret", input.secret, 200));
    const id = uuid();
    await insertEndpoint(db, {
      id,
      kind: input.kind,
      name: text("name", input.name),
      host,
      sealedAddress: seal(outward.sealing, "endpoint", address),
      sealedSecret: signing ? seal(outward.sealing, "endpoint", signing) : null,
      kinds: input.kinds ?? null,
    });
    return { endpoint: id };
  });
  return { ...answer, secret };
}

/** 修改接收端 */
export function updateWebhookEndpoint(context: Context, input: UpdateWebhookEndpointInput) {
  const id = uuidOf("WebhookEndpoint", input.id);
  return change(context, "updateWebhookEndpoint", input, async (db) => {
    const { version } = await lockManaged(db, context, id);
    if (version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version } });
    const { enabled, kinds = null } = input;
    await updateEndpointRow(db, id, { name: text("name", input.name), enabled, kinds });
    return { endpoint: id };
  });
}

/** How long the secret before the newest one is valid, in ms: a day to change it at the other end. */
const overlap = 24 * 3600 * 1000;

/** 更换密钥: both are valid for a day; the new one is answered this once. */
export async function rotateWebhookSecret(context: Context, input: RotateWebhookSecretInput) {
  const id = uuidOf("WebhookEndpoint", input.id);
  let secret: string | undefined;
  const answer = await change(context, "rotateWebhookSecret", input, async (db) => {
    const { kind } = await lockManaged(db, context, id);
    if (kind !== "WEBHOOK")
      throw refusalError({ code: "INVALID_INPUT", details: { field: "id", kind } });
    secret = makeSecret();
    const until = new Date(Date.parse(context.now) + overlap).toISOString();
    await rotateSecretRow(db, id, seal(context.outward.sealing, "endpoint", secret), until);
    return { endpoint: id };
  });
  return { ...answer, secret };
}

/** 删除接收端: its messages go with it. */
export function deleteWebhookEndpoint(context: Context, input: DeleteWebhookEndpointInput) {
  const id = uuidOf("WebhookEndpoint", input.id);
  return change(context, "deleteWebhookEndpoint", input, async (db) => {
    await lockManaged(db, context, id);
    await deleteEndpointRow(db, id);
    return { deletedId: input.id };
  });
}

async function lockManaged(db: Tx, context: Context, id: string) {
  const row = found(await lockEndpoint(db, id));
  allowManage(context);
  return row;
}

/** 发送测试: to an endpoint, or as a mail to oneself. */
export function testWebhookEndpoint(context: Context, input: TestWebhookEndpointInput) {
  const endpointId = input.id ? uuidOf("WebhookEndpoint", input.id) : null;
  return change(context, "testWebhookEndpoint", input, async (db) => {
    const id = uuid();
    if (endpointId) {
      const { kind } = await lockManaged(db, context, endpointId);
      await insertTest(db, id, kind, endpointId, []);
    } else {
      allowManage(context);
      if (!context.outward.mail)
        throw refusalError({ code: "CHANNEL_NOT_SET_UP", details: { channel: "EMAIL" } });
      await insertTest(db, id, "EMAIL", null, [context.viewer.personId]);
    }
    await enqueue(db, "deliver", { deliveryId: id });
    return { delivery: id };
  });
}

/** 重新发送 */
export function redeliver(context: Context, input: RedeliverInput) {
  const id = uuidOf("Delivery", input.id);
  return change(context, "redeliver", input, async (db) => {
    const { status } = found(await lockDelivery(db, id));
    allowManage(context);
    if (status !== "SENT" && status !== "FAILED")
      throw refusalError({ code: "JOB_STATUS", details: { status } });
    await sendAgain(db, id);
    await enqueue(db, "deliver", { deliveryId: id });
    return { delivery: id };
  });
}
