/** The fields of the page's forms. */
export const BLOCK_FIELDS = { intent: 'one', id: 'one', version: 'count', name: 'one', body: 'one' } as const

/** In the address: a block that does not exist yet. */
export const NEW_BLOCK = 'new'

type Errors = Partial<Record<'name' | 'body' | 'form', string[]>>

/** A form that was not taken, with what was typed. */
export type BlockFault = {
  /** `new`: it does not exist yet. */
  id: string
  typed: { name: string; body: string }
  version: number
  errors: Errors
  /** What somebody else wrote meanwhile; `null`: they deleted it, and keeping adds it anew. Missing: nobody did. */
  theirs?: { name: string; body: string } | null
}
