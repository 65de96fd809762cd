import { sql } from "kysely";
import {
  asc,
  byId,
  computed,
  connection,
  desc,
  json,
  many,
  mapType,
  one,
  type TypeMap,
} from "../graphql/read/map.ts";
import { inIds, inWords } from "../organization/filters.ts";
import { PersonRead } from "../organization/reads.ts";

export const NotificationPreferenceRead: TypeMap = mapType({
  type: "NotificationPreference",
  table: "notification_preference",
  columns: ["language", "pace", "digest_at", "quiet_from", "quiet_to", "channels"],
});

export const DeliveryRead: TypeMap = mapType({
  type: "Delivery",
  table: "delivery",
  columns: ["channel", "status", "digest", "send_at", "sent_at", "created_at"],
  fields: () => ({
    endpoint: one(() => WebhookEndpointRead, { endpoint_id: "id" }),
    people: many(() => PersonRead, {}, [asc("name")], {
      where: (t, _, parent) => sql`${t("id")} = any(${parent("person_ids")})`,
    }),
    // What it tells is its receivers'; that it tells of such a kind is no secret.
    kinds: computed((t) => sql`coalesce(delivery_kinds(${t("notification_ids")}), '{}')`),
    attempts: json(
      (
        t,
      ) => sql`(select coalesce(jsonb_agg(jsonb_build_object('at', a -> 'at', 'milliseconds', a -> 'milliseconds',
        'statusCode', a -> 'statusCode', 'failureCode', a -> 'failure' -> 'code', 'failureMessage', a -> 'failure' -> 'message',
        'answer', a -> 'answer') order by n), '[]') from jsonb_array_elements(${t("log")}) with ordinality x(a, n))`,
    ),
  }),
});

export const WebhookEndpointRead: TypeMap = mapType({
  type: "WebhookEndpoint",
  table: "webhook_endpoint",
  columns: ["kind", "name", "host", "kinds", "enabled", "failing_since", "version"],
  fields: {
    signed: computed((t) => sql`${t("sealed_secret")} is not null`),
    oldSecretUntil: computed(
      (t, { now }) =>
        sql`case when ${t("old_secret_until")} > ${now}::timestamptz then ${t("old_secret_until")} end`,
    ),
    lastSentAt: computed(
      (t) =>
        sql`(select max(d.sent_at) from delivery d where d.company_id = ${t("company_id")} and d.endpoint_id = ${t("id")})`,
    ),
  },
});

export const endpointRoots = {
  webhookEndpoint: byId(() => WebhookEndpointRead),
  webhookEndpoints: many(() => WebhookEndpointRead, {}, [asc("name")]),
  deliveries: connection(() => DeliveryRead, {
    filters: {
      filter: {
        statuses: inWords("status"),
        channels: inWords("channel"),
        webhookEndpointIds: inIds("endpoint_id", "WebhookEndpoint"),
      },
    },
    orders: { NEWEST: [desc("created_at")] },
  }),
};
