import { useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { buttonClass, ButtonFace } from "./Button.tsx";
import type { ButtonKind } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./Icon.tsx";
import "./Menu.css";
import { keepInView } from "./place.ts";

export interface MenuItem {
  key: string;
  label: ReactNode;
  icon?: IconName;
  /** A tick before it: the choice in force. */
  checked?: boolean;
  danger?: boolean;
  /** A line above it. */
  separated?: boolean;
  onChoose: () => void;
}

export interface MenuProps {
  label: ReactNode;
  icon?: IconName;
  iconOnly?: boolean;
  kind?: ButtonKind;
  items: readonly MenuItem[];
  /** Which side of the button the list aligns with. */
  align?: "start" | "end";
}

/** A button that opens a short list of commands. */
export function Menu({ label, icon, iconOnly, kind = "PLAIN", items, align = "start" }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    keepInView(list.current);
    focusItem(list.current, 0);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!open) {
      if (!step) return;
      setOpen(true);
    } else if (event.key === "Escape") close();
    else if (event.key === "Home") focusItem(list.current, 0);
    else if (event.key === "End") focusItem(list.current, items.length - 1);
    else if (step) moveFocus(list.current, step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className="ui-menu"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={buttonClass({ kind, iconOnly })}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <ButtonFace icon={icon} iconOnly={iconOnly}>
          {label}
        </ButtonFace>
        {!iconOnly && <Icon name="arrowDown" size={12} />}
      </button>
      {open && (
        <ul ref={list} id={id} role="menu" className={`ui-menu-list ui-menu-${align}`}>
          {items.map((item) => (
            <li
              key={item.key}
              role="none"
              className={item.separated ? "ui-menu-separated" : undefined}
            >
              <button
                type="button"
                role={item.checked === undefined ? "menuitem" : "menuitemradio"}
                aria-checked={item.checked}
                tabIndex={-1}
                className={item.danger ? "ui-menu-danger" : undefined}
                onClick={() => {
                  close();
                  item.onChoose();
                }}
              >
                {item.icon && <Icon name={item.icon} />}
                <span>{item.label}</span>
                {item.checked && <Icon name="check" size={14} />}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
}

function focusItem(list: HTMLElement | null, index: number) {
  itemsOf(list)[index]?.focus();
}

function moveFocus(list: HTMLElement | null, step: number) {
  const items = itemsOf(list);
  const now = items.indexOf(document.activeElement as HTMLElement);
  items[(now + step + items.length) % items.length]?.focus();
}
