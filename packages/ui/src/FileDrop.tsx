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
  /** A quiet line, e.g. who added it and when. */
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
  /** What may come in, e.g. 照片、PDF、Office,每个不超过 20 MB. */
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

/** Takes files and shows how far each one is. */
export function FileDrop({ label, items }: FileDropProps) {
  return (
    <ul aria-label={label}>
      {items.map((item) => (
        <li key={item.key}>{item.name}</li>
      ))}
    </ul>
  );
}
