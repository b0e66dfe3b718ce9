// Says a message in the page's language, with what is put into it.
const forms = new Intl.PluralRules(lang);
// In pieces, for who puts an element in.
export const pieces = (name, put = {}) => {
  const said = words[name] ?? name;
  const text = typeof said === "string" ? said : said[1][put[said[0]]] ?? said[1][forms.select(put[said[0]])] ?? said[1].other;
  return text.split(/\{(\w+)\}/).map((piece, n) => (n % 2 ? put[piece] : piece));
};
export default (name, put) => pieces(name, put).join("");
// Where a path of ours leads from here: in the same language, where the address of this page chose it.
export const onward = (path) => {
  if (new URLSearchParams(location.search).get("lang") !== lang) return path;
  const there = new URL(path, location.origin);
  there.searchParams.set("lang", lang);
  return there.pathname + there.search + there.hash;
};
export { lang };
