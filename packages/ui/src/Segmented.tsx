import { useEffect, useId, useRef } from "react";
import "./Segmented.css";

export interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** One of a few: radio buttons drawn as a strip, which on a narrow screen is scrolled to the chosen one. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
}: SegmentedProps<Value>) {
  const name = useId();
  const strip = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const chosen = strip.current?.querySelector("input:checked")?.getBoundingClientRect();
    if (!strip.current || !chosen) return;
    const { left, width } = strip.current.getBoundingClientRect();
    strip.current.scrollLeft += chosen.left - left - (width - chosen.width) / 2;
  }, [value]);
  return (
    <fieldset ref={strip} className="ui-segmented">
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
