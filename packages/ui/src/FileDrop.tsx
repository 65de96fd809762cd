import { useId, useState } from "react";
import type { DragEvent } from "react";
import { Button, buttonClass } from "./Button.tsx";
import { formatBytes } from "./bytes.ts";
import "./FileDrop.css";
import { Icon } from "./Icon.tsx";
import "./Progress.css";

export interface FileDropItem {
  key: string;
  name: string;
  bytes: number;
  /** REFUSED and FAILED stay in the list with `reason`; only FAILED can be tried again. */
  state: "WAITING" | "UPLOADING" | "STORED" | "REFUSED" | "FAILED";
  /** 0–1 while UPLOADING. */
  progress?: number;
  reason?: string;
  href?: string;
  thumbnailHref?: string;
  /** A quiet line, e.g. who added it and when, or what is being done with it. */
  note?: string;
}

export interface FileDropTexts {
  drop: string;
  choose: string;
  camera: string;
  remove: (name: string) => string;
  retry: (name: string) => string;
  states: Record<FileDropItem["state"], string>;
  list: string;
}

export interface FileDropProps {
  label: string;
  /** What may come in, e.g. 照片、PDF、Office，每个不超过 25 MB. */
  hint?: string;
  items: readonly FileDropItem[];
  /** Hands over what was chosen; the caller checks, uploads and reports through `items`. */
  onAdd: (files: File[]) => void;
  onRemove?: (key: string) => void;
  onRetry?: (key: string) => void;
  /** As in `<input accept>`; the server still checks by content. */
  accept?: string;
  multiple?: boolean;
  /** Offers the phone's camera. */
  camera?: boolean;
  disabled?: boolean;
  texts: FileDropTexts;
}

/** Takes files by drop, choice or camera, and shows for each how far it is or why not. */
export function FileDrop(props: FileDropProps) {
  const { label, hint, items, onAdd, accept, multiple = true, camera, disabled, texts } = props;
  const [over, setOver] = useState(false);
  const labelId = useId();
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (!disabled && files.length > 0) onAdd(multiple ? files : files.slice(0, 1));
  };
  return (
    <div className="ui-files" role="group" aria-labelledby={labelId}>
      <span id={labelId} className="ui-files-label">
        {label}
      </span>
      {!disabled && (
        <div
          className={`ui-files-drop${over ? " ui-files-over" : ""}`}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={onDrop}
        >
          <div className="ui-files-ways">
            <Chooser icon="upload" words={texts.choose} {...{ onAdd, accept, multiple }} />
            {camera && (
              <Chooser icon="camera" words={texts.camera} capture accept="image/*" {...{ onAdd }} />
            )}
            <span className="ui-files-hint-drop">{texts.drop}</span>
          </div>
          {hint && <p className="ui-files-hint">{hint}</p>}
        </div>
      )}
      {items.length > 0 && (
        <ul className="ui-files-list" aria-label={texts.list}>
          {items.map((item) => (
            <FileRow key={item.key} item={item} {...props} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Chooser({
  icon,
  words,
  onAdd,
  accept,
  multiple = false,
  capture,
}: {
  icon: "upload" | "camera";
  words: string;
  onAdd: (files: File[]) => void;
  accept?: string | undefined;
  multiple?: boolean;
  capture?: boolean;
}) {
  return (
    <label className={`${buttonClass()} ui-files-${icon}`}>
      <Icon name={icon} />
      {words}
      <input
        type="file"
        className="visually-hidden"
        accept={accept}
        multiple={multiple}
        capture={capture ? "environment" : undefined}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = ""; // the same file may be chosen again after a failure
          if (files.length > 0) onAdd(files);
        }}
      />
    </label>
  );
}

function FileRow({
  item,
  onRemove,
  onRetry,
  disabled,
  texts,
}: FileDropProps & { item: FileDropItem }) {
  const wrong = item.state === "REFUSED" || item.state === "FAILED";
  return (
    <li className={`ui-file${wrong ? " ui-file-wrong" : ""}`}>
      <span className="ui-file-picture">
        {item.thumbnailHref ? (
          <img src={item.thumbnailHref} alt="" loading="lazy" />
        ) : (
          <Icon name={wrong ? "alert" : "file"} size={18} />
        )}
      </span>
      <div className="ui-file-words">
        {item.href ? (
          <a href={item.href} target="_blank" rel="noreferrer">
            {item.name}
          </a>
        ) : (
          <span>{item.name}</span>
        )}
        <FileStatus item={item} word={texts.states[item.state]} />
      </div>
      {item.state === "FAILED" && onRetry && (
        <Button small icon="redo" iconOnly kind="QUIET" onClick={() => onRetry(item.key)}>
          {texts.retry(item.name)}
        </Button>
      )}
      {onRemove && !disabled && (
        <Button small icon="close" iconOnly kind="QUIET" onClick={() => onRemove(item.key)}>
          {texts.remove(item.name)}
        </Button>
      )}
    </li>
  );
}

function FileStatus({ item, word }: { item: FileDropItem; word: string }) {
  if (item.state === "UPLOADING")
    return (
      <>
        <progress
          className="ui-meter"
          value={item.progress}
          max={1}
          aria-label={`${item.name}: ${word}`}
        >
          {word}
        </progress>
        {item.note && <span className="ui-file-note">{item.note}</span>}
      </>
    );
  const wrong = item.state === "REFUSED" || item.state === "FAILED";
  return (
    <span className="ui-file-note" role={wrong ? "alert" : undefined}>
      {wrong
        ? [word, item.reason].filter(Boolean).join(" · ")
        : [formatBytes(item.bytes), item.state === "STORED" ? item.note : word]
            .filter(Boolean)
            .join(" · ")}
    </span>
  );
}
