const ADDRESS = /(?:https?:\/\/)?(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s,;()<>"]*[^\s,;()<>".]/gi;

/** A text in parts, the web addresses in it (with a path, with or without https://) apart and as links. `at` is where a part starts. */
export function splitAddresses(text: string): { at: number; text: string; href: string | null }[] {
  const parts: { at: number; text: string; href: string | null }[] = [];
  let end = 0;
  const plain = (to: number) => {
    if (to > end) parts.push({ at: end, text: text.slice(end, to), href: null });
  };
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    plain(index);
    parts.push({ at: index, text: address, href: /^https?:/i.test(address) ? address : `https://${address}` });
    end = index + address.length;
  }
  plain(text.length);
  return parts;
}
