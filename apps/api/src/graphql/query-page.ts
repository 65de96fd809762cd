/** The query page of development: a document, its variables, the answer. Nothing comes from elsewhere. */
export const queryPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Threshold GraphQL</title>
<style>
  body { font: 14px system-ui, sans-serif; margin: 0; display: grid; grid-template: auto 1fr auto 8rem / 1fr 1fr; height: 100vh; }
  header { grid-column: 1 / 3; padding: 8px; display: flex; gap: 8px; align-items: center; border-bottom: 1px solid #ccc; }
  textarea, pre { font: 13px ui-monospace, monospace; border: 0; margin: 0; padding: 8px; overflow: auto; resize: none; }
  pre { grid-row: 2 / 5; grid-column: 2; border-left: 1px solid #ccc; white-space: pre-wrap; }
  label { padding: 4px 8px; background: #eee; color: #000; }
</style>
<header><strong>Threshold GraphQL</strong><button id="run">Run (Ctrl+Enter)</button><a href="#" id="schema">Schema</a></header>
<textarea id="query" spellcheck="false" aria-label="Query">{ __typename }</textarea>
<pre id="answer" aria-live="polite"></pre>
<label for="variables">Variables (JSON)</label>
<textarea id="variables" spellcheck="false">{}</textarea>
<script>
  const at = (id) => document.getElementById(id);
  async function ask(query, variables) {
    const response = await fetch(location.pathname, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query, variables }),
    });
    return response.json();
  }
  async function run() {
    try {
      at("answer").textContent = JSON.stringify(await ask(at("query").value, JSON.parse(at("variables").value || "{}")), null, 2);
    } catch (error) { at("answer").textContent = String(error); }
  }
  at("run").onclick = run;
  addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(); });
  at("schema").onclick = async (event) => {
    event.preventDefault();
    const type = "kind name ofType { kind name ofType { kind name ofType { name } } }";
    const { data } = await ask("{ __schema { types { name kind description fields { name description args { name type { " + type + " } } type { " + type + " } } inputFields { name type { " + type + " } } enumValues { name } } } }");
    const shown = (t) => !t ? "" : t.kind === "NON_NULL" ? shown(t.ofType) + "!" : t.kind === "LIST" ? "[" + shown(t.ofType) + "]" : t.name;
    const line = (f) => "  " + f.name + (f.args && f.args.length ? "(" + f.args.map((a) => a.name + ": " + shown(a.type)).join(", ") + ")" : "") + ": " + shown(f.type) + (f.description ? "  # " + f.description : "");
    at("answer").textContent = data.__schema.types.filter((t) => !t.name.startsWith("__")).map((t) =>
      (t.description ? "# " + t.description + "\\n" : "") + t.kind.toLowerCase() + " " + t.name + "\\n" +
      [...(t.fields || []).map(line), ...(t.inputFields || []).map(line), ...(t.enumValues || []).map((v) => "  " + v.name)].join("\\n")).join("\\n\\n");
  };
</script>
</html>
`;
