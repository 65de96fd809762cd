import { Input } from "@threshold/ui/Input";
import { useContext, useEffect, useRef, useState } from "react";
import { UNSAFE_DataRouterContext, useNavigation } from "react-router";

const REST_MS = 250;

/**
 * The search field of a list: the address follows when the typing rests. Whoever goes elsewhere meanwhile is not brought back:
 * while the next page is on its way nothing is searched.
 */
export function ListSearch({
  label,
  placeholder,
  value,
  onChange,
}: {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (text: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const composing = useRef(false);
  const told = useRef(value);
  const leaving = useNavigation().state !== "idle";
  const router = useContext(UNSAFE_DataRouterContext)?.router;

  useEffect(() => {
    // Changed from outside: a cleared filter, a saved view, the browser's way back.
    if (value !== told.current) {
      told.current = value;
      setTyped(value);
    }
  }, [value]);

  useEffect(() => {
    if (leaving || composing.current || typed.trim() === told.current) return undefined;
    const timer = window.setTimeout(() => {
      // Somebody's click may not be drawn yet on a slow phone: `leaving` comes with the next frame, this at once.
      if (router && router.state.navigation.state !== "idle") return;
      told.current = typed.trim();
      onChange(typed.trim());
    }, REST_MS);
    return () => window.clearTimeout(timer);
  }, [typed, onChange, leaving, router]);

  return (
    <div className="toolbar-search">
      <Input
        label={label}
        type="search"
        placeholder={placeholder}
        value={typed}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={(event) => {
          composing.current = false;
          setTyped(event.currentTarget.value + "");
        }}
      />
    </div>
  );
}
