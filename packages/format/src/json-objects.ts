/**
 * The texts of the JSON objects that stand one behind the other in a text, as far as their braces tell; what stands behind
 * the last whole one is left out. Looks at each character once, whatever the text is.
 */
export function jsonObjects(text: string): string[] {
  const objects: string[] = [];
  let start = 0;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (inString) {
      if (unit === BACKSLASH) at++;
      else if (unit === QUOTE) inString = false;
    } else if (unit === QUOTE) {
      inString = true;
    } else if (unit === OPEN) {
      depth++;
    } else if (unit === CLOSE && depth > 0 && --depth === 0) {
      objects.push(text.slice(start, at + 1));
      start = at + 1;
    }
  }
  return objects;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
