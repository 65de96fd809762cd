import { readCreditCode } from "@threshold/domain/tender/credit-code";
import { Badge } from "@threshold/ui/Badge";
import { Button, ButtonLink } from "@threshold/ui/Button";
import { Note } from "@threshold/ui/ErrorNote";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useWords } from "../../i18n/Words.tsx";
import { Countdown, useServerNow } from "../clock.tsx";
import { NoticeText } from "../NoticeText.tsx";
import { Part } from "../parts.tsx";
import { statusTones } from "../status.ts";
import { Documents } from "./Documents.tsx";
import { GuestFrame } from "./GuestFrame.tsx";
import { SaidList } from "./Questions.tsx";
import { type NoticeView, type TenderLink, useDeed } from "./tender-link.ts";

/** The public notice by its code (招标公告): anybody reads it, and a company registers itself as a bidder. */
export function NoticePage({ link, token }: { link: TenderLink<NoticeView>; token: string }) {
  const { t } = useWords();
  const words = t.tender;
  const view = link.tender;
  const now = useServerNow(link.now);
  const isOpen = view.status === "ISSUED" && now <= Date.parse(view.deadline);
  return (
    <GuestFrame
      title={view.notice.title}
      lead={view.notice.organiser.name}
      mark={<Badge tone={statusTones(view.status)}>{words.statuses[view.status]}</Badge>}
      aside={<Countdown now={link.now} deadline={view.deadline} />}
    >
      <Part id="tender-notice" title={words.guest.notice}>
        <NoticeText notice={view.notice} deadline={view.deadline} />
        <Documents documents={view.documents} token={token} />
      </Part>
      {isOpen && view.notice.method === "PUBLIC" && <Register token={token} />}
      <Part id="tender-questions" title={words.questions.title} lead={words.questions.publicLead}>
        <SaidList all={view.questions} none={words.questions.none} />
      </Part>
    </GuestFrame>
  );
}

function Register({ token }: { token: string }) {
  const { t } = useWords();
  const words = t.tender.register;
  const { send, busy, problem } = useDeed(token);
  const [typed, setTyped] = useState({ name: "", creditCode: "", contact: "", phone: "" });
  const [tried, setTried] = useState(false);
  const [url, setUrl] = useState<string>();
  const put = (name: keyof typeof typed) => (event: { target: { value: string } }) =>
    setTyped((before) => ({ ...before, [name]: event.target.value }));
  const code = readCreditCode(typed.creditCode);
  const empty = (name: keyof typeof typed) => tried && typed[name].trim() === "";
  const press = async () => {
    setTried(true);
    if (code === undefined || Object.values(typed).some((value) => value.trim() === "")) return;
    const answer = await send({ act: "REGISTER", ...typed, creditCode: code });
    if (answer.ok) setUrl(answer.value.url);
  };
  if (url !== undefined)
    return (
      <Part id="tender-register" title={words.done}>
        <Note tone="WARN">
          <strong>{words.keepLink}</strong>
          <p className="tender-code">{url}</p>
        </Note>
        <div className="tender-buttons">
          {"clipboard" in navigator && (
            <Button icon="link" onClick={() => void navigator.clipboard.writeText(url)}>
              {words.copy}
            </Button>
          )}
          <ButtonLink kind="PRIMARY" href={url} target="_blank" rel="noreferrer">
            {words.open}
          </ButtonLink>
        </div>
      </Part>
    );
  return (
    <Part id="tender-register" title={words.title} lead={words.lead}>
      <form className="tender-form" noValidate onSubmit={(event) => event.preventDefault()}>
        <Input
          label={words.name}
          required
          autoComplete="organization"
          maxLength={80}
          value={typed.name}
          error={empty("name") ? t.tender.textMissing : undefined}
          onChange={put("name")}
        />
        <Input
          label={words.creditCode}
          hint={words.creditCodeHint}
          required
          autoComplete="off"
          spellCheck={false}
          maxLength={20}
          value={typed.creditCode}
          error={tried && code === undefined ? words.creditCodeWrong : undefined}
          onChange={put("creditCode")}
        />
        <Input
          label={words.contact}
          required
          autoComplete="name"
          maxLength={40}
          value={typed.contact}
          error={empty("contact") ? t.tender.textMissing : undefined}
          onChange={put("contact")}
        />
        <Input
          label={words.phone}
          required
          type="tel"
          autoComplete="tel"
          maxLength={20}
          value={typed.phone}
          error={empty("phone") ? t.tender.textMissing : undefined}
          onChange={put("phone")}
        />
        {problem && <ProblemNote problem={problem} />}
        <div className="tender-buttons">
          <Button kind="PRIMARY" busy={busy} onClick={() => void press()}>
            {words.button}
          </Button>
        </div>
      </form>
    </Part>
  );
}
