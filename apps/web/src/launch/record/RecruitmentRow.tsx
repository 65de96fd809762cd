import type { RecruitmentPost as Post } from "@threshold/domain/launch/recruitment";
import { recruitmentPosts } from "@threshold/domain/launch/recruitment";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import type { ReactNode } from "react";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import type { RecruitmentMode } from "../../gql/graphql.ts";
import { KeepRecruitment } from "./record-documents.ts";
import { useRecordAct } from "./use-record-act.ts";
import { useRecordWords } from "./use-record-words.ts";

interface Item {
  version: number;
  mode: RecruitmentMode;
  needed: number;
  hired: number;
  remark?: string | null;
}

const MODES = ["RECRUIT", "COMPETE", "SELECT"] as const;

/** One post: how many are needed and there. What is asked every day, one more is there, is one press. */
export function RecruitmentRow({
  planId,
  post,
  item,
  may,
  children,
  onKept,
}: {
  planId: string;
  post: Post;
  item: Item | undefined;
  may: boolean;
  /** What stands under the post's name: its day, its project. */
  children?: ReactNode;
  onKept?: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records;
  const { run, busy, problem } = useRecordAct(KeepRecruitment, words.saved);
  const [open, setOpen] = useState(false);
  const keep = async (values: Omit<Item, "version">) => {
    const { ok } = await run({ planId, post, version: item?.version ?? null, ...values });
    if (!ok) return;
    setOpen(false);
    onKept?.();
  };
  const filled = item !== undefined && item.hired >= item.needed;
  return (
    <li className="record-post">
      <div className="record-post-name">
        <strong>{words.posts[post]}</strong>
        {item && (
          <Badge tone={filled ? "OK" : "WARN"}>
            {filled ? words.filled : words.missing(item.needed - item.hired)}
          </Badge>
        )}
        <span className="record-quiet">{children}</span>
      </div>
      {item && (
        <div className="record-post-count">
          <progress
            max={item.needed}
            value={Math.min(item.hired, item.needed)}
            aria-label={words.posts[post]}
          />
          <span>{words.hiredOf(item.hired, item.needed)}</span>
          {item.remark && <span className="record-quiet">{item.remark}</span>}
        </div>
      )}
      {may && !open && (
        <div className="record-post-acts">
          {item && !filled && (
            <Button
              small
              kind="PRIMARY"
              icon="plus"
              busy={busy}
              onClick={() => void keep({ ...plain(item), hired: item.hired + 1 })}
            >
              {words.oneMore}
            </Button>
          )}
          <Button small onClick={() => setOpen(true)}>
            {item ? words.edit : words.begin}
          </Button>
        </div>
      )}
      {open && (
        <PostForm
          post={post}
          item={item}
          busy={busy}
          onKeep={(values) => void keep(values)}
          onClose={() => setOpen(false)}
        />
      )}
      {problem && <ProblemNote problem={problem} />}
    </li>
  );
}

const plain = ({ mode, needed, hired, remark }: Item) => ({
  mode,
  needed,
  hired,
  remark: remark ?? null,
});

function PostForm({
  post,
  item,
  busy,
  onKeep,
  onClose,
}: {
  post: Post;
  item: Item | undefined;
  busy: boolean;
  onKeep: (values: Omit<Item, "version">) => void;
  onClose: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records;
  const { mode, single } = recruitmentPosts[post];
  const first = { mode, needed: 1, hired: 0, remark: null } as const;
  const [values, setValues] = useState<Omit<Item, "version">>(item ? plain(item) : first);
  const put = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  return (
    <form
      className="record-inline"
      onSubmit={(event) => {
        event.preventDefault();
        onKeep(values);
      }}
    >
      <Select
        label={words.labels.mode}
        value={values.mode}
        options={MODES.map((value) => ({ value, label: words.modes[value] }))}
        onChange={({ target }) => put({ mode: target.value as RecruitmentMode })}
      />
      <Input
        label={words.labels.needed}
        type="number"
        min={1}
        max={single ? 1 : 1000}
        required
        value={values.needed}
        onChange={({ target }) => put({ needed: Number(target.value) })}
      />
      <Input
        label={words.labels.hired}
        type="number"
        min={0}
        max={1000}
        required
        value={values.hired}
        onChange={({ target }) => put({ hired: Number(target.value) })}
      />
      <Input
        label={words.labels.remark}
        maxLength={500}
        value={values.remark ?? ""}
        onChange={({ target }) => put({ remark: target.value || null })}
      />
      <div className="record-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {words.save}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}
