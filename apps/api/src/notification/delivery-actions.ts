import {
  dingtalkMessage,
  mailOf,
  testText,
  type ToldText,
  wecomMessage,
} from "@threshold/domain/notification/message";
import { planDeliveries, type Telling } from "@threshold/domain/notification/plan-deliveries";
import {
  type NotificationPreference,
  usualPreference,
} from "@threshold/domain/notification/preference";
import {
  type NotificationLanguage,
  notificationText,
} from "@threshold/domain/notification/sentence";
import { phoneDigits } from "@threshold/domain/personal-data/phone";
import { v7 as uuid } from "uuid";
import { unseal } from "../auth/seal.ts";
import { type Tx, write } from "../db/tenancy.ts";
import { enqueue, JobFailed } from "../job/enqueue.ts";
import { unsealPhone } from "../phone.ts";
import type { SystemContext } from "../system.ts";
import { PrivateAddress } from "./address.ts";
import {
  type AttemptLog,
  beginDelivery,
  type DeliveryRow,
  disableEndpoint,
  giveDeliveryUp,
  listEndpoints,
  listTellings,
  logAttempt,
  noteEndpoint,
  type PreferenceRow,
  putDelivery,
  unmute,
} from "./delivery-queries.ts";
import { sendMail } from "./mail.ts";
import { notify } from "./notify.ts";
import { post } from "./post.ts";
import { signedDingtalkAddress, standardHeaders } from "./sign.ts";

export const preferenceOf = (row: PreferenceRow | null): NotificationPreference => {
  if (!row) return usualPreference;
  const { quietFrom, quietTo, ...kept } = row;
  return {
    ...kept,
    quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
  };
};

/** Decides when and by which channels what was told reaches each person, and has the messages sent then. */
export async function routeNotifications(
  db: Tx,
  { outward, timeZone, calendar }: SystemContext,
  { batchId }: { readonly batchId: string },
): Promise<void> {
  const tellings = (await listTellings(db, batchId)).map(
    ({ mailbox, preference, at, ...row }): Telling => ({
      ...row,
      at: Date.parse(at),
      hasMail: mailbox !== null && outward.mail !== undefined,
      preference: preferenceOf(preference),
    }),
  );
  const endpoints = await listEndpoints(db);
  for (const planned of planDeliveries(tellings, { zone: timeZone, calendar, endpoints })) {
    const id = await putDelivery(db, uuid(), planned);
    if (id)
      await enqueue(
        db,
        "deliver",
        { deliveryId: id },
        { runAt: new Date(planned.at).toISOString() },
      );
  }
}

/** From this attempt on that fails a channel counts as failing: the inbox has to do, and administrators are told. */
const patience = 3;

const use = (name: string) => ({ name, key: null, input: null });

type Sent = Pick<AttemptLog, "statusCode" | "answer">;

/** Sends a message, the way of its channel. A failed attempt is kept before it is thrown. */
export async function deliver(
  context: SystemContext,
  { deliveryId }: { readonly deliveryId: string },
  signal: AbortSignal,
): Promise<AttemptLog | null> {
  const found = await write(
    context,
    use("beginDelivery"),
    async (db) => (await beginDelivery(db, deliveryId)) ?? null,
  );
  // Switched off meanwhile: nothing more is told there, but whether it works may be tried.
  if (!found || (found.endpoint?.enabled === false && found.notifications.length > 0)) return null;
  const begun = performance.now();
  const log = (more: Sent & Pick<AttemptLog, "failure">): AttemptLog => ({
    at: context.now,
    milliseconds: Math.round(performance.now() - begun),
    ...more,
  });
  try {
    return log({ ...(await send(context, found, signal)), failure: null });
  } catch (error) {
    if (signal.aborted) throw error;
    const { failure, ...answer } = failureOf(error);
    await write(context, use("failDelivery"), (db) =>
      noteFailure(db, context, found, log({ ...answer, failure })),
    );
    throw new JobFailed(failure.code, { message: failure.message });
  }
}

/** The message arrived: written together with the end of its job. */
export async function noteDelivered(
  db: Tx,
  _context: SystemContext,
  { deliveryId }: { readonly deliveryId: string },
  sent: AttemptLog | null,
): Promise<void> {
  if (!sent) return void (await giveDeliveryUp(db, deliveryId));
  const { endpointId } = await logAttempt(db, deliveryId, sent);
  if (endpointId) await noteEndpoint(db, endpointId, false);
}

/** No attempt is left. */
export const giveUpDelivery = (
  db: Tx,
  _context: SystemContext,
  { deliveryId }: { readonly deliveryId: string },
) => giveDeliveryUp(db, deliveryId);

async function noteFailure(
  db: Tx,
  { outward, today }: SystemContext,
  { id, channel, endpoint }: DeliveryRow,
  attempt: AttemptLog,
): Promise<null> {
  const { attempts } = await logAttempt(db, id, attempt);
  const gone = attempt.statusCode === 410; // Standard Webhooks: the receiver wants no more
  if (endpoint && gone) await disableEndpoint(db, endpoint.id);
  if (attempts < patience && !gone) return null;
  if (endpoint) await noteEndpoint(db, endpoint.id, true);
  await unmute(db, id);
  const name = endpoint?.name ?? new URL(outward.mail?.url ?? "smtp://-").hostname;
  await notify(db, [
    {
      kind: "CHANNEL_FAILED",
      data: { channel, name },
      to: { role: "SYSTEM_ADMIN" },
      key: `channel ${endpoint?.id ?? channel} ${today}`,
    },
  ]);
  return null;
}

/** An endpoint that answered, though not that it took the message. */
class NotTaken extends Error {
  readonly code: "HTTP_STATUS" | "ROBOT_REFUSED";
  readonly sent: Sent;

  constructor(code: "HTTP_STATUS" | "ROBOT_REFUSED", message: string, sent: Sent) {
    super(message);
    this.code = code;
    this.sent = sent;
  }
}

function failureOf(error: unknown): Sent & { failure: NonNullable<AttemptLog["failure"]> } {
  const { message, code } = error as Error & { code?: string };
  if (error instanceof NotTaken) return { ...error.sent, failure: { code: error.code, message } };
  const unsent = { statusCode: null, answer: null };
  if (error instanceof PrivateAddress)
    return { ...unsent, failure: { code: "PRIVATE_ADDRESS", message } };
  const { responseCode, response } = error as { responseCode?: number; response?: string };
  if (responseCode !== undefined)
    return {
      statusCode: responseCode,
      answer: (response ?? "").slice(0, 500),
      failure: { code: "MAIL_REFUSED", message },
    };
  return {
    ...unsent,
    failure: { code: "UNREACHABLE", message: code ? `${code} ${message}` : message },
  };
}

async function send(
  context: SystemContext,
  found: DeliveryRow,
  signal: AbortSignal,
): Promise<Sent> {
  const { channel, endpoint } = found;
  if (channel === "EMAIL") return sendByMail(context, found);
  if (!endpoint) throw new Error("the endpoint is gone");
  return channel === "WEBHOOK"
    ? sendToWebhook(context, found, endpoint, signal)
    : sendToRobot(context, found, endpoint, signal);
}

/** What a message tells, each matter once. */
function toldOf(
  { outward, timeZone }: SystemContext,
  { notifications }: DeliveryRow,
  language: NotificationLanguage,
): ToldText[] {
  const told = notifications.map(({ kind, data, recordId }) => ({
    ...notificationText(kind, data, language, timeZone),
    url: `${outward.baseUrl}${recordId ? `/records/${recordId}` : "/inbox"}`,
  }));
  if (told.length === 0) return [{ ...testText(language), url: `${outward.baseUrl}/inbox` }];
  const once = new Map(
    told.map((one) => [[one.headline, ...one.details, one.url].join("\n"), one]),
  );
  return [...once.values()];
}

async function sendByMail(context: SystemContext, found: DeliveryRow): Promise<Sent> {
  const { outward } = context;
  const [receiver] = found.people;
  if (!outward.mail || !receiver?.mailbox)
    throw new JobFailed("CHANNEL_NOT_SET_UP", { channel: "EMAIL" });
  const { language } = receiver;
  const settingsUrl = `${outward.baseUrl}/account#notifications`;
  const mail = mailOf(toldOf(context, found, language), {
    language,
    digest: found.digest,
    settingsUrl,
  });
  return {
    statusCode: 250,
    answer: await sendMail(outward.mail, receiver.mailbox, found.id, mail),
  };
}

type Endpoint = NonNullable<DeliveryRow["endpoint"]>;

async function sendToWebhook(
  { outward, now }: SystemContext,
  { id, people, notifications }: DeliveryRow,
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<Sent> {
  const [first] = notifications;
  const body = JSON.stringify({
    type: first ? `notification.${first.kind.toLowerCase()}` : "endpoint.test",
    timestamp: first?.at ?? now,
    data: first
      ? {
          kind: first.kind,
          urgent: first.urgent,
          recordId: first.recordId,
          facts: first.data,
          text: notificationText(first.kind, first.data, "zh"),
          people: people.map((person) => ({ id: `Person_${person.id}`, name: person.name })),
        }
      : {},
  });
  const secrets = [endpoint.secret, endpoint.oldSecret]
    .filter((one) => one !== null)
    .map((one) => unseal(outward.sealing, "endpoint", one));
  const headers = standardHeaders({ id: `msg_${id}`, at: new Date(), body }, secrets);
  const address = unseal(outward.sealing, "endpoint", endpoint.address);
  const answer = await post(address, body, headers, { allowPrivate: outward.allowPrivate, signal });
  return taken(answer);
}

async function sendToRobot(
  context: SystemContext,
  found: DeliveryRow,
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<Sent> {
  const { outward } = context;
  const spoken = {
    told: toldOf(context, found, "zh"),
    phones: found.people
      .flatMap(({ id, sealedPhone }) =>
        sealedPhone === null ? [] : [phoneDigits(unsealPhone(context, "person", id, sealedPhone))],
      )
      .filter((phone) => /^1\d{10}$/.test(phone)),
  };
  const secret = endpoint.secret && unseal(outward.sealing, "endpoint", endpoint.secret);
  const plain = unseal(outward.sealing, "endpoint", endpoint.address);
  const [address, message] =
    endpoint.kind === "DINGTALK"
      ? [secret ? signedDingtalkAddress(plain, secret, new Date()) : plain, dingtalkMessage(spoken)]
      : [plain, wecomMessage(spoken)];
  const options = { allowPrivate: outward.allowPrivate, signal };
  const sent = taken(await post(address, JSON.stringify(message), {}, options));
  // Both robots answer 200 to everything, and say in the body whether they took it.
  const code = /"errcode"\s*:\s*(-?\d+)/.exec(sent.answer ?? "")?.[1];
  if (code !== "0") throw new NotTaken("ROBOT_REFUSED", `errcode ${code ?? "missing"}`, sent);
  return sent;
}

function taken({ statusCode, body }: { statusCode: number; body: string }): Sent {
  const sent = { statusCode, answer: body.slice(0, 500) };
  if (statusCode < 200 || statusCode > 299)
    throw new NotTaken("HTTP_STATUS", `HTTP ${statusCode}`, sent);
  return sent;
}
