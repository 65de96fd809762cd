import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { FileDrop } from "@threshold/ui/FileDrop";
import { Input, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import { explain } from "../refusals.ts";
import { useDeed } from "./use-deed.ts";
import { useLinkPhotos } from "./use-link-photos.ts";
import { sendPhotoByLink } from "./link-api.ts";
import type { EvidenceOpenLink, OneAct } from "./link-api.ts";

/** Hands in what was asked for, in words and photos: the photos go up as they are taken, the answer with the button. */
export function EvidenceForm({
  link,
  token,
  onDone,
  onStale,
}: {
  link: EvidenceOpenLink;
  token: string;
  onDone: (act: OneAct) => void;
  onStale: () => void;
}) {
  const { t } = useWords();
  const words = t.link.guest;
  const [name, setName] = useState(link.name);
  const [organization, setOrganization] = useState(link.organization ?? "");
  const [comment, setComment] = useState("");
  const [tried, setTried] = useState(false);
  const photos = useLinkPhotos((file) => sendPhotoByLink(token, file));
  const { send, busy, problem } = useDeed(token, onDone, onStale);
  if (link.problem) return <p>{words.notAwaited}</p>;
  const press = () => {
    setTried(true);
    if (!name.trim() || !comment.trim() || photos.stored === 0) return;
    const deed = { name, organization, comment, contentHash: link.contentHash, strokes: null };
    void send({ act: "HAND_IN", ...deed });
  };
  return (
    <form className="guest-form" onSubmit={(event) => event.preventDefault()} noValidate>
      <Textarea
        label={words.answer}
        hint={words.answerHint}
        required
        rows={3}
        maxLength={2000}
        value={comment}
        error={tried && !comment.trim() ? words.answerMissing : undefined}
        onChange={({ target }) => setComment(target.value)}
      />
      <FileDrop
        label={words.photos}
        hint={words.photosHint}
        items={photos.items}
        accept="image/*"
        camera
        onAdd={(files) => void photos.add(files)}
        onRetry={photos.retry}
        texts={t.launch.files}
      />
      {tried && photos.stored === 0 && <ErrorNote>{words.photosMissing}</ErrorNote>}
      <fieldset>
        <legend>{words.who}</legend>
        <Input
          label={words.name}
          hint={words.whoHint}
          required
          autoComplete="name"
          maxLength={80}
          value={name}
          error={tried && !name.trim() ? words.nameMissing : undefined}
          onChange={({ target }) => setName(target.value)}
        />
        <Input
          label={words.organization}
          optionalText={t.shell.optional}
          autoComplete="organization"
          maxLength={80}
          value={organization}
          onChange={({ target }) => setOrganization(target.value)}
        />
      </fieldset>
      {problem && <ErrorNote>{explain(t, problem)}</ErrorNote>}
      <div className="link-buttons">
        <Button kind="PRIMARY" busy={busy || photos.sending} onClick={press}>
          {words.handIn}
        </Button>
      </div>
    </form>
  );
}
