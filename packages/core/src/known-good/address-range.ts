/** An address as a number: IPv4 has 32 bits, IPv6 128. */
interface AddressBits {
  value: bigint;
  width: number;
}

/** Tells whether an address is in a range such as 10.0.0.0/8, 2001:db8::/32 or a single address; null: no range. */
export function addressRangeTest(range: string): ((address: string) => boolean) | null {
  const [base = "", prefixText] = range.split("/");
  const bits = parseAddress(base);
  if (bits === null) return null;
  const prefix = prefixText === undefined ? bits.width : Number(prefixText);
  if (prefix > bits.width) return null;
  const shift = BigInt(bits.width - prefix);
  return (address) => {
    const other = parseAddress(address);
    return other !== null && other.width === bits.width && other.value >> shift === bits.value >> shift;
  };
}

/** Null for what is no address. `::ffff:10.0.0.5` is the IPv4 address in it. */
function parseAddress(text: string): AddressBits | null {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)?.[1] ?? text;
  return parseIpv4(mapped) ?? parseIpv6(mapped);
}

function parseIpv4(text: string): AddressBits | null {
  const octets = text.split(".").map((octet) => (/^\d{1,3}$/.test(octet) ? Number(octet) : Number.NaN));
  if (octets.length !== 4 || !octets.every((octet) => octet <= 255)) return null;
  return { value: octets.reduce((value, octet) => (value << 8n) | BigInt(octet), 0n), width: 32 };
}

function parseIpv6(text: string): AddressBits | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => "0"), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return { value: groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n), width: 128 };
}
