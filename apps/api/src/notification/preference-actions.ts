import { notificationKindNames } from "@threshold/domain/notification/kinds";
import {
  channels,
  checkPreference,
  type NotificationPreference,
} from "@threshold/domain/notification/preference";
import { v7 as uuid } from "uuid";
import { change, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { refusalError } from "../refusal.ts";
import { savePreferenceRow } from "./delivery-queries.ts";
import type { SaveNotificationPreferenceInput } from "./endpoint-inputs.ts";

/** 保存通知偏好: the viewer's own. */
export function saveNotificationPreference(
  context: Context,
  input: SaveNotificationPreferenceInput,
) {
  return change(context, "saveNotificationPreference", input, async (db) => {
    const { language, pace, digestAt, quietFrom = null, quietTo = null } = input;
    if ((quietFrom === null) !== (quietTo === null)) throw invalid("quiet");
    const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
    const wanted = { language, pace, digestAt, quiet, channels: chosenOf(input.channels) };
    unwrap(checkPreference(wanted));
    const row = { language, pace, digestAt, quietFrom, quietTo, channels: wanted.channels };
    return { preference: await savePreferenceRow(db, uuid(), context.viewer.personId, row) };
  });
}

const invalid = (field: string) => refusalError({ code: "INVALID_INPUT", details: { field } });

/** {kind: [channel]} of words that there are; anything else is refused. */
function chosenOf(given: unknown): NotificationPreference["channels"] {
  if (given === null || typeof given !== "object" || Array.isArray(given))
    throw invalid("channels");
  const isChannels = (value: unknown) =>
    Array.isArray(value) && value.every((one) => (channels as readonly unknown[]).includes(one));
  for (const [kind, value] of Object.entries(given))
    if (!(notificationKindNames as string[]).includes(kind) || !isChannels(value))
      throw invalid("channels");
  return given as NotificationPreference["channels"];
}
