import { type AcceptanceItem, isDecisive } from "@threshold/domain/unit-acceptance/standard";
import { variantKey } from "@threshold/domain/unit-acceptance/standard-editing";
import { type GroupKind, groupKinds } from "@threshold/domain/unit-acceptance/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Segmented } from "@threshold/ui/Segmented";
import { type ReactNode, useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import { limitOf } from "./limit.ts";
import { useHolds } from "./StandardTable.tsx";

/** What whoever keeps a draft does with its items. */
export interface ItemActions {
  readonly onEdit: (item: AcceptanceItem) => void;
  readonly onRetire: (item: AcceptanceItem) => void;
  readonly onVariant: (item: AcceptanceItem) => void;
  readonly onAdd: (kind: GroupKind) => void;
}

/** A standard's items part by part, each with its variants by place and day. */
export function StandardItems({
  items,
  actions,
}: {
  items: readonly AcceptanceItem[];
  actions?: ItemActions;
}) {
  const { t, language } = useWords();
  const words = t.acceptanceStandard;
  const [kind, setKind] = useState<GroupKind>("GENERAL");
  const ofKind = items.filter((item) => item.kind === kind);
  const parts = [...new Set(ofKind.map(({ part }) => part[language]))];
  return (
    <div className="standard-items">
      <div className="standard-views">
        <Segmented<GroupKind>
          label={words.kind}
          value={kind}
          options={groupKinds.map((value) => ({ value, label: words.kinds[value] }))}
          onChange={setKind}
        />
        {actions && (
          <Button icon="plus" onClick={() => actions.onAdd(kind)}>
            {words.addItem}
          </Button>
        )}
      </div>
      {parts.map((part) => {
        const ofPart = ofKind.filter((item) => item.part[language] === part);
        return (
          <section key={part} aria-label={part}>
            <h2>{part}</h2>
            <ul>
              {[...new Set(ofPart.map(({ code }) => code))].map((code) => (
                <Item
                  key={code}
                  variants={ofPart.filter((item) => item.code === code)}
                  actions={actions}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Item({
  variants,
  actions,
}: {
  variants: readonly AcceptanceItem[];
  actions: ItemActions | undefined;
}) {
  const { t, language } = useWords();
  const words = t.acceptanceStandard;
  const [first] = variants;
  if (!first) return null;
  return (
    <li className="standard-item">
      <div className="standard-item-head">
        <h3>{first.label[language]}</h3>
        <small>{first.code}</small>
        {first.critical && <Badge tone="CRITICAL">{t.acceptance.standard.critical}</Badge>}
        {actions && (
          <Button small kind="QUIET" icon="plus" onClick={() => actions.onVariant(first)}>
            {words.addVariant}
          </Button>
        )}
      </div>
      <ul>
        {variants.map((item) => (
          <Variant key={variantKey(item)} item={item}>
            {actions && (
              <span>
                <Button
                  small
                  kind="QUIET"
                  icon="edit"
                  iconOnly
                  onClick={() => actions.onEdit(item)}
                >
                  {words.edit(item.label[language])}
                </Button>
                <Button
                  small
                  kind="QUIET"
                  icon="trash"
                  iconOnly
                  onClick={() => actions.onRetire(item)}
                >
                  {words.retire(item.label[language])}
                </Button>
              </span>
            )}
          </Variant>
        ))}
      </ul>
    </li>
  );
}

function Variant({ item, children }: { item: AcceptanceItem; children: ReactNode }) {
  const { t, language } = useWords();
  const words = t.acceptanceStandard;
  const holdsOf = useHolds();
  const { measure, source } = item;
  return (
    <li>
      <Badge tone={item.holds ? "ACCENT" : "NEUTRAL"}>{holdsOf(item)}</Badge>
      <div>
        <span>{measure ? limitOf(measure, t.acceptance) : item.requirement?.[language]}</span>
        <small>
          {[
            item.rooms.map((room) => words.roomKinds[room]).join("、"),
            measure && t.acceptance.atLeast(measure.points.atLeast, measure.points.where[language]),
            item.method[language],
            `${source.document} (${source.rule}, ${source.confidence})`,
            source.rule !== "SEED" && !isDecisive(item) && words.unread,
            source.enforcement === "BLOCK" && words.statute,
          ]
            .filter(Boolean)
            .join(" · ")}
        </small>
      </div>
      {children}
    </li>
  );
}
