/** True for what an index takes as an IP address: four numbers with dots, or eight groups of hexadecimal with colons. */
export function isIpAddress(text: string): boolean {
  return isIpv4(text) || isIpv6(text);
}

function isIpv4(text: string): boolean {
  return ipv4.test(text);
}

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const group = /^[0-9a-f]{1,4}$/i;

/** RFC 4291, section 2.2: one `::` may stand for missing groups, and the last two groups may be an IPv4 address. */
function isIpv6(text: string): boolean {
  if (!text.includes(':') || text.length > 45) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1);
  const withIpv4 = last !== undefined && isIpv4(last);
  const hexadecimal = withIpv4 ? groups.slice(0, -1) : groups;
  if (!hexadecimal.every((each) => group.test(each))) return false;
  const count = hexadecimal.length + (withIpv4 ? 2 : 0);
  return halves.length === 2 ? count < 8 : count === 8;
}
