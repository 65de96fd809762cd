import {
  notificationKindNames,
  notificationKinds,
  type NotificationKind,
  notificationTopics,
} from "@threshold/domain/notification/kinds";
import {
  type Channel,
  channels,
  channelsFor,
  type NotificationPreference,
  paces,
  usualPreference,
} from "@threshold/domain/notification/preference";
import { Button } from "@threshold/ui/Button";
import { Checkbox, Input, Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { Fragment, useEffect, useRef, useState } from "react";
import type { FormEvent } from "react";
import { useLocation } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { NotificationPreferencesQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import "./notification.css";

const Preferences = graphql(/* GraphQL */ `
  query NotificationPreferences {
    mailIsSetUp
    viewer {
      accountId
      notificationPreference {
        id
        language
        pace
        digestAt
        quietFrom
        quietTo
        channels
      }
    }
  }
`);

const SavePreference = graphql(/* GraphQL */ `
  mutation SavePreference($input: SaveNotificationPreferenceInput!) {
    saveNotificationPreference(input: $input) {
      preference {
        id
        language
        pace
        digestAt
        quietFrom
        quietTo
        channels
      }
    }
  }
`);

type Kept = NotificationPreferencesQuery["viewer"]["notificationPreference"];

function preferenceOf(kept: Kept): NotificationPreference {
  if (!kept) return usualPreference;
  const { language, pace, digestAt, quietFrom, quietTo } = kept;
  const quiet =
    typeof quietFrom === "number" && typeof quietTo === "number"
      ? { from: quietFrom, to: quietTo }
      : null;
  const chosen = kept.channels as NotificationPreference["channels"];
  return { language, pace, digestAt, quiet, channels: chosen };
}

/** What reaches one, by which channel, and when (通知设置). */
export function PreferenceSection() {
  const { t } = useWords();
  const words = t.notification.preference;
  const [{ data, error }, refresh] = useQuery({ query: Preferences });
  const section = useRef<HTMLElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === "#notifications") section.current?.scrollIntoView();
  }, [hash]);
  return (
    <section className="panel preference" id="notifications" ref={section}>
      <h2>{words.title}</h2>
      <p className="quiet">{words.lead}</p>
      {error && <ProblemNote problem={problemOf(error)} onRetry={refresh} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <PreferenceForm
          kept={preferenceOf(data.viewer.notificationPreference)}
          mailIsSetUp={data.mailIsSetUp}
        />
      )}
    </section>
  );
}

const two = (value: number) => String(value).padStart(2, "0");
const timeOf = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function PreferenceForm({
  kept,
  mailIsSetUp,
}: {
  kept: NotificationPreference;
  mailIsSetUp: boolean;
}) {
  const { t } = useWords();
  const words = t.notification.preference;
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(SavePreference);
  const [wanted, setWanted] = useState(kept);
  const set = (change: Partial<NotificationPreference>) => setWanted({ ...wanted, ...change });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { quiet, ...rest } = wanted;
    const { ok } = await run({
      ...rest,
      quietFrom: quiet?.from ?? null,
      quietTo: quiet?.to ?? null,
    });
    if (ok) announce(words.saved);
  };
  return (
    <form className="form-stack" onSubmit={(event) => void save(event)}>
      <div className="preference-times">
        <Select
          label={words.language}
          value={wanted.language}
          options={(["zh", "en"] as const).map((value) => ({
            value,
            label: words.languages[value],
          }))}
          onChange={(event) => set({ language: event.target.value as "zh" | "en" })}
        />
        <Select
          label={words.pace}
          value={wanted.pace}
          options={paces.map((value) => ({ value, label: words.paces[value] }))}
          onChange={(event) => set({ pace: event.target.value as NotificationPreference["pace"] })}
        />
        {wanted.pace === "DIGEST" && (
          <Input
            label={words.digestAt}
            type="time"
            required
            value={timeOf(wanted.digestAt)}
            onChange={(event) =>
              event.target.value && set({ digestAt: minuteOf(event.target.value) })
            }
          />
        )}
      </div>
      <QuietHours quiet={wanted.quiet} onChange={(quiet) => set({ quiet })} />
      <ChannelTable wanted={wanted} onChange={(chosen) => set({ channels: chosen })} />
      {!mailIsSetUp && <p className="quiet">{words.noMail}</p>}
      {problem && <ProblemNote problem={problem} />}
      <Button submit kind="PRIMARY" busy={busy}>
        {words.save}
      </Button>
    </form>
  );
}

function QuietHours({
  quiet,
  onChange,
}: {
  quiet: NotificationPreference["quiet"];
  onChange: (quiet: NotificationPreference["quiet"]) => void;
}) {
  const words = useWords().t.notification.preference;
  return (
    <fieldset className="preference-quiet">
      <legend className="visually-hidden">{words.quiet}</legend>
      <Checkbox
        label={words.quietOn}
        checked={quiet !== null}
        onChange={(event) => onChange(event.target.checked ? usualPreference.quiet : null)}
      />
      {quiet && (
        <>
          <Input
            label={words.from}
            type="time"
            required
            value={timeOf(quiet.from)}
            onChange={(event) =>
              event.target.value && onChange({ ...quiet, from: minuteOf(event.target.value) })
            }
          />
          <Input
            label={quiet.to <= quiet.from ? words.overMidnight : words.to}
            type="time"
            required
            value={timeOf(quiet.to)}
            onChange={(event) =>
              event.target.value && onChange({ ...quiet, to: minuteOf(event.target.value) })
            }
          />
        </>
      )}
    </fieldset>
  );
}

/** A tick for every kind and channel; what is overdue keeps its tick in the inbox. */
function ChannelTable({
  wanted,
  onChange,
}: {
  wanted: NotificationPreference;
  onChange: (channels: NotificationPreference["channels"]) => void;
}) {
  const { t } = useWords();
  const words = t.notification.preference;
  const toggle = (kind: NotificationKind, channel: Channel, on: boolean) => {
    const now = channelsFor(kind, wanted);
    const next = channels.filter((one) => (one === channel ? on : now.includes(one)));
    onChange({ ...wanted.channels, [kind]: next });
  };
  return (
    <div className="preference-table">
      <table>
        <caption className="visually-hidden">{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            {channels.map((channel) => (
              <th key={channel} scope="col">
                {t.notification.channels[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {notificationTopics.map((topic) => (
            <Fragment key={topic}>
              <tr>
                <th scope="rowgroup" colSpan={channels.length + 1}>
                  {t.notification.topics[topic]}
                </th>
              </tr>
              {notificationKindNames
                .filter((kind) => notificationKinds[kind].topic === topic)
                .map((kind) => (
                  <tr key={kind}>
                    <th scope="row">{t.notification.kinds[kind]}</th>
                    {channels.map((channel) => {
                      const always = channel === "IN_APP" && notificationKinds[kind].overdue;
                      return (
                        <td key={channel}>
                          <input
                            type="checkbox"
                            aria-label={`${t.notification.kinds[kind]} · ${t.notification.channels[channel]}`}
                            checked={channelsFor(kind, wanted).includes(channel)}
                            disabled={always}
                            title={always ? words.always : undefined}
                            onChange={(event) => toggle(kind, channel, event.target.checked)}
                          />
                        </td>
                      );
                    })}
                  </tr>
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className="quiet">{words.always}</p>
    </div>
  );
}
