import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Addresses that are no server on the internet: the machine itself, its network, and what leads there by another name. */
const inside4 = new BlockList();
const inside6 = new BlockList(); // one of its own: in a common list IPv4 addresses are those mapped into IPv6 as well
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  inside4.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [
  ["::", 96],
  ["::ffff:0:0", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const)
  inside6.addSubnet(net, bits, "ipv6");

/** Whether an address belongs to a server on the internet. */
export const isPublic = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !inside4.check(address, "ipv4");
    case 6:
      return !inside6.check(address, "ipv6");
    default:
      return false;
  }
};

/** An address that must not be written to. */
export class PrivateAddress extends Error {}

/** `dns.lookup` for connections that must not lead inside: the very address that was looked at is connected to. */
export const publicLookup: LookupFunction = (hostname, options, done) =>
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, []);
    const hidden = found.find(({ address }) => !isPublic(address));
    if (hidden) return done(new PrivateAddress(`${hostname} is ${hidden.address}`), []);
    const [first] = found;
    return options.all ? done(null, found) : done(null, first!.address, first!.family);
  });

/** A host written as an address is never looked up. */
export function refusePrivateHost(hostname: string): void {
  const bare = hostname.replace(/^\[|\]$/g, "");
  if (isIP(bare) && !isPublic(bare)) throw new PrivateAddress(bare);
}
