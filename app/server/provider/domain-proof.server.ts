import { Resolver } from 'node:dns/promises'

/** The record that shows whose a mail domain is: only whoever rules its DNS can write it. */
export const proofRecord = (domain: string, proof: string) => ({
  name: `_preflight.${domain}`,
  text: `preflight-domain=${proof}`,
})

/** Asks the DNS which proofs a domain holds. @returns them; `null` if it cannot be asked just now */
export type ReadProofs = (domain: string) => Promise<readonly string[] | null>

const NOT_THERE = new Set(['ENODATA', 'ENOTFOUND'])

/** @param servers addresses of DNS servers, such as `127.0.0.1:5353`; left out: those of this machine */
export function createReadProofs(servers?: readonly string[]): ReadProofs {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  if (servers) resolver.setServers([...servers])
  return async (domain) => {
    const { name, text } = proofRecord(domain, '')
    try {
      const records = (await resolver.resolveTxt(name)).map((parts) => parts.join('').trim())
      return records.filter((record) => record.startsWith(text)).map((record) => record.slice(text.length))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      return NOT_THERE.has(code) ? [] : null
    }
  }
}
