import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { ErrorNote, Note } from "@threshold/ui/ErrorNote";
import { FileDrop } from "@threshold/ui/FileDrop";
import { Input, Textarea } from "@threshold/ui/Input";
import { useEffect, useEffectEvent, useState } from "react";
import {
  fileByLink,
  type RectifyDefect,
  type RectifyOpenLink,
  sendPhotoByLink,
} from "../../access-link/link-api.ts";
import { useLinkPhotos } from "../../access-link/use-link-photos.ts";
import { useSendByLink } from "../../access-link/use-deed.ts";
import { useWords } from "../../i18n/Words.tsx";
import { explain } from "../../refusals.ts";
import { Door } from "../../session/Door.tsx";
import "./rectify.css";

/** An answer that is being made: its photos are on their way to the step of this id. */
interface Draft {
  readonly eventId: string;
  readonly stored: number;
  readonly sending: boolean;
  readonly text: string;
}

/**
 * All that a responsible party has to mend in an estate, for whoever got its link: the first due first, each with its photos and
 * why it came back. What has a photo of the mended spot is handed in together.
 */
export function RectifyLinkPage({
  link,
  token,
  onChanged,
}: {
  link: RectifyOpenLink;
  token: string;
  onChanged: () => void;
}) {
  const { t, format, language } = useWords();
  const words = t.link.guest.rectify;
  const [name, setName] = useState(link.name);
  const [organization, setOrganization] = useState(link.organization ?? "");
  const [text, setText] = useState("");
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState(0);
  const { send, busy, problem } = useSendByLink<object, { answered: number }>(token);
  const open = link.defects.filter(({ status }) => status !== "FIXED");
  const told = link.defects.filter(({ status }) => status === "FIXED");
  const ready = open.flatMap(({ id }) => {
    const draft = drafts.get(id);
    return draft && draft.stored > 0 ? [{ id, draft }] : [];
  });
  const sending = [...drafts.values()].some((draft) => draft.sending);
  const isWhole = ready.every(({ draft }) => draft.text.trim() || text.trim());
  const press = async () => {
    setTried(true);
    if (!name.trim() || ready.length === 0 || !isWhole) return;
    const answer = await send({
      act: "HAND_IN",
      name,
      organization,
      defects: ready.map(({ id, draft }) => ({
        defectId: id,
        eventId: draft.eventId,
        text: draft.text.trim() || text.trim(),
      })),
    });
    if (!answer.ok) return;
    setDone(answer.value.answered);
    setDrafts(new Map());
    setTried(false);
    setText("");
    onChanged();
  };
  return (
    <Door
      title={language === "en" ? (link.titleEn ?? link.title) : link.title}
      lead={[link.company, link.serviceCenter].filter(Boolean).join(" · ")}
    >
      <div className="guest rectify">
        <p className="link-quiet">{words.lead}</p>
        {done > 0 && (
          <div role="status">
            <Note>{words.done(done)}</Note>
          </div>
        )}
        {open.length === 0 && <Empty title={words.none} />}
        <ul className="rectify-list">
          {open.map((defect) => (
            <Card
              key={`${defect.id} ${defect.status}`}
              defect={defect}
              token={token}
              onDraft={(draft) => setDrafts((known) => new Map(known).set(defect.id, draft))}
            />
          ))}
        </ul>
        {open.length > 0 && (
          <form className="guest-form" onSubmit={(event) => event.preventDefault()} noValidate>
            <Textarea
              label={words.text}
              hint={words.textHint}
              rows={2}
              maxLength={1000}
              value={text}
              error={tried && ready.length > 0 && !isWhole ? words.textMissing : undefined}
              onChange={({ target }) => setText(target.value)}
            />
            <Input
              label={t.link.guest.name}
              required
              autoComplete="name"
              maxLength={80}
              value={name}
              error={tried && !name.trim() ? t.link.guest.nameMissing : undefined}
              onChange={({ target }) => setName(target.value)}
            />
            <Input
              label={t.link.guest.organization}
              optionalText={t.shell.optional}
              autoComplete="organization"
              maxLength={80}
              value={organization}
              onChange={({ target }) => setOrganization(target.value)}
            />
            {tried && ready.length === 0 && <ErrorNote>{words.photosMissing}</ErrorNote>}
            {problem && <ErrorNote>{explain(t, problem)}</ErrorNote>}
            <div className="link-buttons">
              <Button kind="PRIMARY" busy={busy || sending} onClick={() => void press()}>
                {words.handIn(ready.length)}
              </Button>
            </div>
          </form>
        )}
        {told.length > 0 && (
          <section>
            <h2>{words.told(told.length)}</h2>
            <ul className="rectify-list">
              {told.map((defect) => (
                <Card key={`${defect.id} ${defect.status}`} defect={defect} token={token} />
              ))}
            </ul>
          </section>
        )}
        <p className="link-quiet">{words.until(format.instant(link.expiresAt))}</p>
      </div>
    </Door>
  );
}

/** One defect; without `onDraft` it is answered already. */
function Card({
  defect,
  token,
  onDraft,
}: {
  defect: RectifyDefect;
  token: string;
  onDraft?: (draft: Draft) => void;
}) {
  const { t, format, language } = useWords();
  const words = t.link.guest.rectify;
  const [eventId] = useState(() => crypto.randomUUID());
  const [text, setText] = useState("");
  const photos = useLinkPhotos((file) =>
    sendPhotoByLink(token, file, { defect: defect.id, event: eventId }),
  );
  const { stored, sending } = photos;
  const tell = useEffectEvent((draft: Draft) => onDraft?.(draft));
  useEffect(() => {
    if (stored > 0 || sending || text) tell({ eventId, stored, sending, text });
  }, [eventId, stored, sending, text]);
  const place = [defect.place, defect.part].filter(Boolean).join(" · ");
  const seen = defect.before.length + defect.after.length;
  return (
    <li aria-label={`#${defect.number} ${defect.text}`}>
      <h3>{`#${defect.number} ${place}`}</h3>
      <p>
        {defect.dueOn && (
          <Badge tone={defect.overdue ? "BAD" : "ACCENT"}>
            {words.due(format.day(defect.dueOn), defect.overdue)}
          </Badge>
        )}{" "}
        {(defect.severity === "SAFETY" || defect.severity === "SERIOUS") && (
          <Badge tone="CRITICAL">{words.severities[defect.severity]}</Badge>
        )}{" "}
        <span className="link-quiet">
          {language === "en" ? defect.categoryEn : defect.category}
        </span>
      </p>
      <p>{defect.text}</p>
      {defect.returned && <ErrorNote>{words.returned(defect.returned)}</ErrorNote>}
      {seen > 0 && <Pictures defect={defect} token={token} count={seen} />}
      {onDraft && (
        <>
          <FileDrop
            label={words.photos}
            items={photos.items}
            accept="image/*"
            camera
            onAdd={(files) => void photos.add(files)}
            onRetry={photos.retry}
            texts={t.launch.files}
          />
          {stored > 0 && (
            <Input
              label={words.ownText}
              optionalText={t.shell.optional}
              maxLength={1000}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </>
      )}
    </li>
  );
}

/** Photos of what was found and of rounds before; they are fetched once somebody looks. */
function Pictures({
  defect,
  token,
  count,
}: {
  defect: RectifyDefect;
  token: string;
  count: number;
}) {
  const { t } = useWords();
  const words = t.link.guest.rectify;
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.seen(count)}</summary>
      {open &&
        (["before", "after"] as const).map(
          (when) =>
            defect[when].length > 0 && (
              <figure key={when}>
                <figcaption>{words[when]}</figcaption>
                {defect[when].map(({ id, name }) => (
                  <Picture key={id} id={id} name={name} token={token} />
                ))}
              </figure>
            ),
        )}
    </details>
  );
}

function Picture({ id, name, token }: { id: string; name: string; token: string }) {
  const { t } = useWords();
  const [address, setAddress] = useState<string>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let made: string | undefined;
    let over = false;
    void fileByLink(token, id).then((answer) => {
      if (over) return;
      if (answer.ok) setAddress((made = URL.createObjectURL(answer.value)));
      else setFailed(true);
    });
    return () => {
      over = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id, token]);
  if (failed) return <ErrorNote>{t.link.guest.rectify.notLoaded(name)}</ErrorNote>;
  return address ? <img src={address} alt={name} /> : <span aria-busy="true">…</span>;
}
