/** 64 bits by FNV-1a, twice over 32 bits from two starts; against chance, not against intent. */
export function contentHash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x050c5d1f;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x01000193) ^ (second >>> 15);
  }
  return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
