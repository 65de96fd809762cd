import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from "react";
import "./Button.css";
import type { IconName } from "./Icon.tsx";
import { Icon } from "./Icon.tsx";
import { Spinner } from "./Spinner.tsx";

export type ButtonKind = "PRIMARY" | "PLAIN" | "QUIET" | "DANGER";

interface Look {
  kind?: ButtonKind | undefined;
  small?: boolean | undefined;
  icon?: IconName | undefined;
  /** Drawn after the words, e.g. an arrow to the next page. */
  iconEnd?: IconName | undefined;
  /** Shows the icon alone; the children stay as the accessible name and the tooltip. */
  iconOnly?: boolean | undefined;
}

export interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type"> {
  submit?: boolean;
  /** Work is under way: announces itself busy and takes no second press. */
  busy?: boolean;
  /** Why it cannot be pressed. The button stays focusable so that the reason can be heard. */
  unavailable?: string;
}

/** The class names of a button, for a router's own link component. */
export function buttonClass({ kind = "PLAIN", small, iconOnly }: Look = {}): string {
  return [
    "ui-button",
    `ui-button-${kind.toLowerCase()}`,
    small ? "ui-button-small" : "",
    iconOnly ? "ui-button-icon" : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** Something to press. One PRIMARY per view. */
export function Button({
  kind,
  small,
  icon,
  iconEnd,
  iconOnly,
  submit,
  busy,
  unavailable,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  const held = busy || unavailable !== undefined;
  return (
    <button
      title={unavailable ?? (iconOnly && typeof children === "string" ? children : undefined)}
      {...rest}
      type={submit ? "submit" : "button"}
      className={[buttonClass({ kind, small, iconOnly }), className].filter(Boolean).join(" ")}
      aria-busy={busy || undefined}
      aria-disabled={held || undefined}
      onClick={held ? (event) => event.preventDefault() : onClick}
    >
      <ButtonFace {...{ icon, iconEnd, busy, iconOnly }}>{children}</ButtonFace>
      {unavailable !== undefined && <span className="visually-hidden">({unavailable})</span>}
    </button>
  );
}

export interface ButtonLinkProps extends Look, AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
}

/** A link that looks like a button. */
export function ButtonLink({
  kind,
  small,
  icon,
  iconEnd,
  iconOnly,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <a {...rest} className={buttonClass({ kind, small, iconOnly })}>
      <ButtonFace {...{ icon, iconEnd, iconOnly }}>{children}</ButtonFace>
    </a>
  );
}

/** What stands in a button: an icon and its words. */
export function ButtonFace({
  icon,
  iconEnd,
  busy,
  iconOnly,
  children,
}: {
  icon?: IconName | undefined;
  iconEnd?: IconName | undefined;
  busy?: boolean | undefined;
  iconOnly?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <>
      {busy ? <Spinner size={14} /> : icon && <Icon name={icon} />}
      {children !== undefined && (
        <span className={iconOnly ? "visually-hidden" : undefined}>{children}</span>
      )}
      {iconEnd && <Icon name={iconEnd} />}
    </>
  );
}
