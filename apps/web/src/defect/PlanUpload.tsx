import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { FileDrop } from "@threshold/ui/FileDrop";
import { Checkbox, Input } from "@threshold/ui/Input";
import { SidePanel } from "@threshold/ui/SidePanel";
import { useEffect, useRef, useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { uploadFile } from "../form/upload.ts";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { Problem } from "../problem.ts";
import { pictureOf } from "./plan-picture.ts";
import { useDefectWords } from "./words.ts";

const KeepLayoutPlan = graphql(/* GraphQL */ `
  mutation KeepLayoutPlan($input: KeepLayoutPlanInput!) {
    keepLayoutPlan(input: $input) {
      plan {
        id
      }
    }
  }
`);

const sides = ["left", "right", "top", "bottom"] as const;
/** The longer side of a plan's picture at most, in pixels: sharp at four times on a phone. */
const longest = 2400;

/** A layout's plan from a picture or a page of a PDF: turned, cropped, and kept with the file it was made from. */
export function PlanUpload({
  estateId,
  layoutType,
  replaces,
  onClose,
  onDone,
}: {
  estateId: string;
  layoutType: string;
  replaces: boolean;
  onClose: () => void;
  onDone: (id: string) => void;
}) {
  const { t, words } = useDefectWords();
  const [file, setFile] = useState<File>();
  const [page, setPage] = useState(1);
  const [turns, setTurns] = useState(0);
  const [crop, setCrop] = useState({ left: 0, right: 0, top: 0, bottom: 0 });
  const [keepRegions, setKeep] = useState(replaces);
  const [source, setSource] = useState<ImageBitmap>();
  const [unreadable, setUnreadable] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Problem>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { run, problem } = useAct(KeepLayoutPlan);

  useEffect(() => {
    if (!file) return undefined;
    let gone = false;
    pictureOf(file, page).then(
      (bitmap) => {
        if (gone) return;
        setUnreadable(false);
        setSource(bitmap);
      },
      () => !gone && setUnreadable(true),
    );
    return () => {
      gone = true;
    };
  }, [file, page]);

  useEffect(() => {
    const sheet = canvas.current;
    if (!sheet || !source) return;
    const left = (source.width * crop.left) / 100;
    const top = (source.height * crop.top) / 100;
    const width = source.width * (1 - (crop.left + crop.right) / 100);
    const height = source.height * (1 - (crop.top + crop.bottom) / 100);
    const scale = Math.min(1, longest / Math.max(width, height));
    const isAcross = turns % 2 === 1;
    sheet.width = Math.max(1, Math.round((isAcross ? height : width) * scale));
    sheet.height = Math.max(1, Math.round((isAcross ? width : height) * scale));
    const pen = sheet.getContext("2d")!;
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, sheet.width, sheet.height);
    pen.translate(sheet.width / 2, sheet.height / 2);
    pen.rotate((turns * Math.PI) / 2);
    const [w, h] = [width * scale, height * scale];
    pen.drawImage(source, left, top, width, height, -w / 2, -h / 2, w, h);
  }, [source, crop, turns]);

  const use = async () => {
    const sheet = canvas.current;
    if (!sheet || !source || !file) return;
    setBusy(true);
    setFailed(undefined);
    const blob = await new Promise<Blob | null>((resolve) => sheet.toBlob(resolve, "image/png"));
    const { width, height } = sheet;
    const made = await run({ estateId, layoutType, width, height, keepRegions });
    if (made.ok && blob) {
      const { id } = made.data.keepLayoutPlan.plan;
      const picture = new File([blob], `${layoutType}.png`, { type: "image/png" });
      const sent = await uploadFile(id, picture, () => {});
      // What it was made from is kept beside it.
      if (sent.ok) await uploadFile(id, file, () => {});
      setBusy(false);
      if (sent.ok) return onDone(id);
      setFailed(sent.problem);
    }
    setBusy(false);
  };
  const isPdf = file?.type === "application/pdf";
  return (
    <SidePanel
      open
      onClose={onClose}
      title={`${words.planPage.upload} · ${layoutType}`}
      width="40rem"
      texts={{ close: words.close }}
      footer={
        <Button
          kind="PRIMARY"
          busy={busy}
          {...(!source && { unavailable: words.planPage.file })}
          onClick={() => void use()}
        >
          {words.planPage.use}
        </Button>
      }
    >
      <div className="form-stack">
        {problem && <ProblemNote problem={problem} />}
        {failed && <ProblemNote problem={failed} />}
        {unreadable && <ErrorNote>{words.planPage.unreadable}</ErrorNote>}
        <FileDrop
          label={words.planPage.file}
          accept="image/*,application/pdf"
          multiple={false}
          items={file ? [{ key: "file", name: file.name, bytes: file.size, state: "WAITING" }] : []}
          onAdd={([one]) => {
            setPage(1);
            setTurns(0);
            setCrop({ left: 0, right: 0, top: 0, bottom: 0 });
            setFile(one);
          }}
          texts={t.launch.files}
        />
        {isPdf && (
          <Input
            label={words.planPage.page}
            type="number"
            min={1}
            value={page}
            onChange={({ target }) => setPage(Math.max(1, Number(target.value) || 1))}
          />
        )}
        {source && (
          <>
            <div className="defect-buttons">
              <Button small icon="redo" onClick={() => setTurns((turns + 1) % 4)}>
                {words.planPage.rotate}
              </Button>
              {replaces && (
                <Checkbox
                  label={words.planPage.keepRegions}
                  checked={keepRegions}
                  onChange={({ target }) => setKeep(target.checked)}
                />
              )}
            </div>
            <fieldset className="plan-crop">
              <legend>{words.planPage.crop}</legend>
              {sides.map((side) => (
                <label key={side}>
                  <span>{words.planPage.cropSides[side]}</span>
                  <input
                    type="range"
                    min={0}
                    max={45}
                    value={crop[side]}
                    onChange={({ target }) => setCrop({ ...crop, [side]: Number(target.value) })}
                  />
                </label>
              ))}
            </fieldset>
            <canvas
              ref={canvas}
              className="plan-preview"
              role="img"
              aria-label={words.planPage.preview}
            />
          </>
        )}
      </div>
    </SidePanel>
  );
}
