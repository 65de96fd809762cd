import { leastReceptionArea } from "@threshold/domain/showcase/layout";
import {
  showcaseEquipmentNames,
  type ShowcaseEquipment,
  type ShowcaseMode,
} from "@threshold/domain/showcase/vocabulary";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Input } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import type { FormEvent, ReactNode } from "react";
import { useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { Layout_ShowcaseFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { PrintLink, RecordFiles } from "../launch/record/record-parts.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { FormDialog } from "../form/FormDialog.tsx";

export const Layout_showcase = graphql(/* GraphQL */ `
  fragment Layout_showcase on ShowcasePlan {
    id
    version
    status
    location
    area
    mode
    equipment {
      kind
      quantity
    }
    otherEquipment
    consultDesk
    hotline
    agreedOn
    agreedWith
    boards {
      id
      title
      place
      attachments {
        id
        ...RecordFiles_file
      }
    }
  }
`);

const KeepShowcasePlan = graphql(/* GraphQL */ `
  mutation KeepShowcasePlan($input: KeepShowcasePlanInput!) {
    keepShowcasePlan(input: $input) {
      showcase {
        id
        version
        ...Layout_showcase
      }
    }
  }
`);

const SaveShowcaseBoard = graphql(/* GraphQL */ `
  mutation SaveShowcaseBoard($input: SaveShowcaseBoardInput!) {
    saveShowcaseBoard(input: $input) {
      board {
        id
      }
    }
  }
`);

const RemoveShowcaseBoard = graphql(/* GraphQL */ `
  mutation RemoveShowcaseBoard($input: RemoveShowcaseBoardInput!) {
    removeShowcaseBoard(input: $input) {
      showcase {
        id
      }
    }
  }
`);

interface LayoutProps {
  showcase: FragmentType<typeof Layout_showcase>;
  may: boolean;
  onChanged: () => void;
}

/** The layout plan: read, and while it is a draft written by the service center. */
export function Layout({ showcase: masked, may, onChanged }: LayoutProps) {
  const { t } = useWords();
  const words = t.showcase;
  const showcase = readFragment(Layout_showcase, masked);
  const blank = showcase.location === "" && showcase.hotline === "";
  const [editing, setEditing] = useState(may && blank);
  return (
    <section className="record-card" aria-labelledby="showcase-layout">
      <header>
        <h2 id="showcase-layout">{words.layout}</h2>
        <span className="showcase-buttons">
          {may && !editing && (
            <Button small icon="edit" onClick={() => setEditing(true)}>
              {words.edit}
            </Button>
          )}
          {!blank && <PrintLink form="SHOWCASE_PLAN" recordId={showcase.id} />}
        </span>
      </header>
      {editing ? (
        <LayoutForm
          showcase={showcase}
          onCancel={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            onChanged();
          }}
        />
      ) : (
        <LayoutFacts showcase={showcase} />
      )}
      {showcase.mode === "DISPLAY_BOARD" && (
        <Boards showcase={showcase} may={may} onChanged={onChanged} />
      )}
    </section>
  );
}

function LayoutFacts({ showcase }: { showcase: Layout_ShowcaseFragment }) {
  const { t, format } = useWords();
  const words = t.showcase;
  const pieces = showcase.equipment.map(
    ({ kind, quantity }) => `${words.equipment[kind]} × ${quantity}`,
  );
  const facts: [string, ReactNode][] = [
    ["location", showcase.location],
    ["mode", words.modes[showcase.mode]],
    ["area", showcase.area],
    ...(showcase.mode === "RECEPTION_AREA"
      ? [["equipment", pieces.join("、")] satisfies [string, ReactNode]]
      : []),
    ["otherEquipment", showcase.otherEquipment],
    ["consultDesk", showcase.consultDesk],
    ["hotline", showcase.hotline],
    ["agreedOn", showcase.agreedOn && format.day(showcase.agreedOn)],
    ["agreedWith", showcase.agreedWith],
  ];
  return (
    <dl className="record-facts">
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: "contents" }}>
          <dt>{words.fields[name]}</dt>
          <dd>{value || <span className="showcase-quiet">{words.emptyField}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

function LayoutForm({
  showcase,
  onDone,
  onCancel,
}: {
  showcase: Layout_ShowcaseFragment;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useWords();
  const words = t.showcase;
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(KeepShowcasePlan);
  const [texts, setTexts] = useState({
    location: showcase.location,
    area: showcase.area == null ? "" : String(showcase.area),
    otherEquipment: showcase.otherEquipment ?? "",
    consultDesk: showcase.consultDesk,
    hotline: showcase.hotline,
  });
  const [mode, setMode] = useState<ShowcaseMode>(showcase.mode);
  const [pieces, setPieces] = useState<Partial<Record<ShowcaseEquipment, string>>>(
    Object.fromEntries(showcase.equipment.map(({ kind, quantity }) => [kind, String(quantity)])),
  );
  const put = (name: keyof typeof texts) => ({
    value: texts[name],
    onChange: ({ target }: { target: { value: string } }) =>
      setTexts({ ...texts, [name]: target.value }),
  });
  const area = texts.area.trim() === "" ? null : Number(texts.area);
  const tooSmall = mode === "RECEPTION_AREA" && area !== null && area < leastReceptionArea;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const equipment = showcaseEquipmentNames.flatMap((kind) =>
      Number(pieces[kind]) > 0 ? [{ kind, quantity: Number(pieces[kind]) }] : [],
    );
    const { id, version } = showcase;
    const { ok } = await run({ id, version, ...texts, area, mode, equipment });
    if (!ok) return;
    announce(words.saved);
    onDone();
  };
  return (
    <form className="form-stack" onSubmit={(event) => void submit(event)} noValidate>
      <div className="showcase-grid">
        <Input
          label={words.fields["location"]}
          hint={words.locationHint}
          required
          maxLength={120}
          {...put("location")}
        />
        <Input
          label={words.fields["area"]}
          hint={words.areaHint}
          required
          inputMode="decimal"
          error={tooSmall ? words.tooSmall : undefined}
          {...put("area")}
        />
        <Input
          label={words.fields["consultDesk"]}
          required
          maxLength={120}
          {...put("consultDesk")}
        />
        <Input
          label={words.fields["hotline"]}
          required
          type="tel"
          maxLength={30}
          {...put("hotline")}
        />
      </div>
      <Segmented<ShowcaseMode>
        label={words.fields["mode"]!}
        value={mode}
        options={(["RECEPTION_AREA", "DISPLAY_BOARD"] as const).map((value) => ({
          value,
          label: words.modes[value],
        }))}
        onChange={setMode}
      />
      {mode === "RECEPTION_AREA" && (
        <fieldset className="showcase-equipment">
          <legend>{words.fields["equipment"]}</legend>
          {showcaseEquipmentNames.map((kind) => (
            <Input
              key={kind}
              label={words.equipment[kind]}
              aria-label={words.quantity(words.equipment[kind])}
              inputMode="numeric"
              value={pieces[kind] ?? ""}
              onChange={({ target }) => setPieces({ ...pieces, [kind]: target.value })}
            />
          ))}
        </fieldset>
      )}
      <Input
        label={words.fields["otherEquipment"]}
        optionalText={t.shell.optional}
        maxLength={500}
        {...put("otherEquipment")}
      />
      {problem && <ProblemNote problem={problem} />}
      <div className="showcase-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {words.save}
        </Button>
        <Button kind="QUIET" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

type Board = Layout_ShowcaseFragment["boards"][number];

/** SHW-R06: each board with its title, its place and a photo. */
function Boards({
  showcase,
  may,
  onChanged,
}: {
  showcase: Layout_ShowcaseFragment;
  may: boolean;
  onChanged: () => void;
}) {
  const { t } = useWords();
  const words = t.showcase;
  const [editing, setEditing] = useState<Board | "NEW">();
  const remove = useAct(RemoveShowcaseBoard);
  return (
    <section className="showcase-part" aria-labelledby="showcase-boards">
      <header>
        <h3 id="showcase-boards">{words.fields["boards"]}</h3>
        {may && (
          <Button small icon="plus" onClick={() => setEditing("NEW")}>
            {words.addBoard}
          </Button>
        )}
      </header>
      {showcase.boards.length === 0 && <p className="showcase-quiet">{words.noBoards}</p>}
      {remove.problem && <ProblemNote problem={remove.problem} />}
      {showcase.boards.map((board) => (
        <article key={board.id} className="showcase-content">
          <header>
            <strong>{board.title}</strong>
            <span className="showcase-quiet">{board.place}</span>
            {may && (
              <>
                <Button small kind="QUIET" icon="edit" onClick={() => setEditing(board)}>
                  {words.changeBoard}
                </Button>
                <ConfirmButton
                  small
                  kind="QUIET"
                  question={words.removeBoardSure}
                  confirmText={words.removeBoard}
                  cancelText={words.cancel}
                  onConfirm={async () => {
                    const { ok } = await remove.run({ id: board.id });
                    if (ok) onChanged();
                  }}
                >
                  {words.removeBoard}
                </ConfirmButton>
              </>
            )}
          </header>
          <RecordFiles
            recordId={board.id}
            files={board.attachments}
            may={may}
            label={words.boardPhoto}
            onChanged={onChanged}
          />
        </article>
      ))}
      {editing && (
        <BoardDialog
          showcaseId={showcase.id}
          board={editing === "NEW" ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onDone={() => {
            setEditing(undefined);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

function BoardDialog({
  showcaseId,
  board,
  onDone,
  onClose,
}: {
  showcaseId: string;
  board: Board | undefined;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.showcase;
  const { run, busy, problem } = useAct(SaveShowcaseBoard);
  const [title, setTitle] = useState(board?.title ?? "");
  const [place, setPlace] = useState(board?.place ?? "");
  const submit = async () => {
    const { ok } = await run({ showcaseId, id: board?.id ?? null, title, place });
    if (ok) onDone();
  };
  return (
    <FormDialog
      title={board ? words.changeBoard : words.addBoard}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Input
        label={words.boardTitle}
        required
        maxLength={120}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <Input
        label={words.boardPlace}
        required
        maxLength={120}
        value={place}
        onChange={({ target }) => setPlace(target.value)}
      />
    </FormDialog>
  );
}
