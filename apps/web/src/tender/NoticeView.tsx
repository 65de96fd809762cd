import { tenderSectionNames, tenderSections } from "@threshold/domain/tender/notice";
import type { Scoring } from "@threshold/domain/tender/score";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import type { FieldSpec, Values } from "../form/field-spec.ts";
import { useWords } from "../i18n/Words.tsx";
import { RecordFiles } from "../launch/record/record-parts.tsx";
import { UpdateTender } from "./acts.ts";
import { KeySection } from "./KeySection.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import { NoticeLadder } from "./NoticeLadder.tsx";
import { NoticeText, Scored } from "./NoticeText.tsx";
import { Facts, Part, useAsking } from "./parts.tsx";
import { ScoringDialog } from "./ScoringEditor.tsx";
import { allowed, eventOf, type PartProps, type Tender, useOfficer } from "./tender-query.ts";

/** The notice (招标公告与招标文件): written part by part while it is a draft, read as it was issued after. */
export function NoticeView({ tender, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.tender;
  const [linking, setLinking] = useState(false);
  const isOfficer = useOfficer(tender);
  if (tender.status === "DRAFT") return <Draft tender={tender} onChanged={onChanged} />;
  const notice = eventOf(tender, "NOTICE_ISSUED")?.notice;
  return (
    <>
      <Part
        id="tender-notice"
        title={words.views.NOTICE}
        lead={words.noticeFixed}
        action={
          isOfficer &&
          tender.method === "PUBLIC" &&
          tender.status === "ISSUED" && (
            <Button icon="link" onClick={() => setLinking(true)}>
              {words.link.public}
            </Button>
          )
        }
      >
        {notice && <NoticeText notice={notice} deadline={tender.deadline ?? notice.deadline} />}
      </Part>
      <Files tender={tender} onChanged={onChanged} />
      <KeySection tender={tender} onChanged={onChanged} />
      {linking && (
        <LinkDialog
          id={tender.id}
          title={words.link.public}
          lead={words.link.publicLead}
          onClose={() => {
            setLinking(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}

function Files({ tender, onChanged }: PartProps) {
  const { t } = useWords();
  const isOfficer = useOfficer(tender);
  const may = isOfficer && ["DRAFT", "ISSUED"].includes(tender.status);
  if (!may && tender.attachments.length === 0) return null;
  return (
    <Part id="tender-files" title={t.tender.documents} lead={t.tender.documentsLead}>
      <RecordFiles
        recordId={tender.id}
        files={tender.attachments}
        may={may}
        mayRemove={may && tender.status === "DRAFT"}
        label={t.tender.documents}
        onChanged={onChanged}
      />
    </Part>
  );
}

const must = { required: true } as const;

type Words = ReturnType<typeof useWords>["t"]["tender"];

function basicFields(words: Words): FieldSpec[] {
  const { fields, hints } = words;
  return [
    { kind: "TEXT", name: "title", label: fields.title, ...must, maxLength: 120 },
    {
      kind: "CHOICE",
      name: "method",
      label: fields.method,
      ...must,
      options: (["PUBLIC", "INVITED"] as const).map((value) => ({
        value,
        label: words.methods[value],
      })),
    },
    { kind: "TEXT", name: "organiserName", label: fields.organiserName, ...must, maxLength: 80 },
    { kind: "TEXT", name: "organiserAddress", label: fields.organiserAddress, maxLength: 200 },
    { kind: "TEXT", name: "agencyName", label: fields.agencyName, maxLength: 80 },
    { kind: "TEXT", name: "province", label: fields.province, maxLength: 20 },
    { kind: "TEXT", name: "city", label: fields.city, maxLength: 20 },
    { kind: "LONG", name: "profile", label: fields.profile, hint: hints.profile, maxLength: 4000 },
    { kind: "LONG", name: "access", label: fields.access, hint: hints.access, maxLength: 2000 },
    { kind: "LONG", name: "channels", label: fields.channels, hint: hints.lines, maxLength: 1000 },
    { kind: "LONG", name: "invited", label: fields.invited, hint: hints.invited, maxLength: 2000 },
    { kind: "TICK", name: "prequalified", label: fields.prequalified },
    {
      kind: "LONG",
      name: "conditions",
      label: fields.conditions,
      hint: hints.conditions,
      maxLength: 4000,
    },
    {
      kind: "TEXT",
      name: "publicSource",
      label: fields.publicSource,
      hint: hints.publicSource,
      maxLength: 120,
    },
  ];
}

function dateFields(words: Words): FieldSpec[] {
  const { fields, hints } = words;
  return [
    { kind: "DAY", name: "preFiledOn", label: fields.preFiledOn, hint: hints.preFiledOn },
    { kind: "DAY", name: "issuedOn", label: fields.issuedOn },
    { kind: "MOMENT", name: "deadline", label: fields.deadline, hint: hints.deadline },
    { kind: "TEXT", name: "openingPlace", label: fields.openingPlace, maxLength: 200 },
    { kind: "DAY", name: "bidValidUntil", label: fields.bidValidUntil, hint: hints.bidValidUntil },
    {
      kind: "CHOICE",
      name: "saleKind",
      label: fields.saleKind,
      options: (["PRESALE", "CASH_SALE", "NOT_FOR_SALE"] as const).map((value) => ({
        value,
        label: words.saleKinds[value],
      })),
    },
    { kind: "DAY", name: "saleOn", label: fields.saleOn, hint: hints.saleOn },
  ];
}

const linesOf = (text: unknown): string[] =>
  String(text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** The draft: each part with what is there, what is missing, and a way to write it. */
function Draft({ tender, onChanged }: PartProps) {
  const { t, format, language } = useWords();
  const words = t.tender;
  const { fields } = words;
  const { ask, dialog } = useAsking(onChanged);
  const [scoring, setScoring] = useState(false);
  const may = allowed(tender, "updateTender");
  const { id, version } = tender;
  const edit = (onClick: () => void) =>
    may && (
      <Button small icon="edit" onClick={onClick}>
        {words.edit}
      </Button>
    );
  const update = (title: string, asked: FieldSpec[], inputOf: (values: Values) => object) =>
    ask({
      title,
      act: UpdateTender,
      fields: asked,
      values: {
        ...(tender as unknown as Values),
        ...tender.sections,
        channels: tender.channels.join("\n"),
        invited: tender.invited.join("\n"),
      },
      inputOf: (values) => ({ id, version, ...inputOf(values) }),
    });
  const known = tender.officers.map((one) => ({ value: one.id, label: one.name }));
  const askOfficers = () =>
    ask({
      title: words.officers,
      lead: words.officersLead,
      act: UpdateTender,
      fields: [
        { kind: "PERSON", name: "first", label: words.officers, ...must, options: known },
        { kind: "PERSON", name: "second", label: words.secondOfficer, options: known },
      ],
      values: { first: tender.officers[0]?.id, second: tender.officers[1]?.id },
      inputOf: ({ first, second }) => ({
        id,
        version,
        officerIds: [first, second].filter(Boolean),
      }),
    });
  const written = tenderSectionNames.filter((name) => tender.sections[name]?.trim());
  const criteria = (tender.scoring as Scoring | null) ?? null;
  return (
    <>
      <div className="tender-two">
        <Part
          id="tender-basics"
          title={words.basics}
          action={edit(() =>
            update(words.basics, basicFields(words), ({ channels, invited, ...rest }) => ({
              ...rest,
              channels: linesOf(channels),
              invited: linesOf(invited),
            })),
          )}
        >
          <Facts
            none={words.missing}
            facts={[
              [
                words.officers,
                <span key="officers" className="tender-buttons">
                  {tender.officers.map(({ name }) => name).join("、")}
                  {edit(askOfficers)}
                </span>,
              ],
              [fields.method, words.methods[tender.method]],
              [fields.organiserName, tender.organiserName],
              [fields.organiserAddress, tender.organiserAddress],
              ...(tender.agencyName ? [[fields.agencyName, tender.agencyName] as const] : []),
              [fields.place, [tender.province, tender.city].filter(Boolean).join(" ")],
              [fields.profile, tender.profile],
              [fields.access, tender.access],
              ...(tender.method === "PUBLIC"
                ? [[fields.channels, tender.channels.join("、")] as const]
                : [[fields.invited, tender.invited.join("、")] as const]),
              [
                fields.prequalified,
                tender.prequalified ? (tender.conditions ?? "") : words.notPrequalified,
              ],
              [fields.publicSource, tender.publicSource],
            ]}
          />
        </Part>
        <Part
          id="tender-dates"
          title={words.dates}
          lead={words.datesLead}
          action={edit(() =>
            update(words.dates, dateFields(words), (values) => ({
              ...values,
              // TEN-025: bids are opened at the deadline.
              openingAt: values["deadline"],
            })),
          )}
        >
          <Facts
            none={words.missing}
            facts={[
              [fields.deadline, tender.deadline && format.instant(tender.deadline)],
              [fields.openingPlace, tender.openingPlace],
              [fields.bidValidUntil, tender.bidValidUntil && format.day(tender.bidValidUntil)],
              [
                fields.saleOn,
                tender.saleKind &&
                  `${words.saleKinds[tender.saleKind]}${tender.saleOn ? ` · ${format.day(tender.saleOn)}` : ""}`,
              ],
            ]}
          />
          <NoticeLadder tender={tender} />
        </Part>
      </div>
      <Part
        id="tender-sections"
        title={words.sections}
        lead={words.sectionsLead}
        mark={
          <Badge tone={written.length === tenderSectionNames.length ? "OK" : "WARN"}>
            {words.sectionsOf(written.length, tenderSectionNames.length)}
          </Badge>
        }
      >
        <ol className="tender-rows">
          {tenderSectionNames.map((name, index) => (
            <li key={name}>
              <div>
                <strong>{`${index + 1}. ${tenderSections[name][language]}`}</strong>
                <small className="tender-clip">{tender.sections[name] ?? words.missing}</small>
              </div>
              {edit(() =>
                update(
                  tenderSections[name][language],
                  [
                    {
                      kind: "LONG",
                      name,
                      label: tenderSections[name][language],
                      maxLength: 20_000,
                    },
                  ],
                  (values) => ({ sections: { [name]: values[name] } }),
                ),
              )}
            </li>
          ))}
        </ol>
      </Part>
      <Part
        id="tender-scoring"
        title={words.scoringTitle}
        lead={words.scoringLead}
        action={edit(() => setScoring(true))}
      >
        {criteria ? (
          <Scored scoring={criteria} />
        ) : (
          <p className="tender-missing">{words.missing}</p>
        )}
      </Part>
      <Files tender={tender} onChanged={onChanged} />
      <KeySection tender={tender} onChanged={onChanged} />
      {dialog}
      {scoring && (
        <ScoringDialog
          tender={tender as Tender}
          onClose={() => setScoring(false)}
          onDone={() => {
            setScoring(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}
