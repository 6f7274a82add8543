import type { Seal } from '#app/server/seal.server.ts'

/** Whom mail about the comments of an assessment goes to. */
export type NamedPerson = { workspaceId: string; assessmentId: string; personId: string }

const PLACE = 'mail about comments'
const ID = /^[0-9a-f-]{36}$/

/** Where somebody stops the mail about comments of an assessment; nobody else can make such an address. */
export function stopPath(seal: Seal, { workspaceId, assessmentId, personId }: NamedPerson): string {
  return `/comment-mail/${seal.close(`${workspaceId} ${assessmentId} ${personId}`, PLACE).toString('base64url')}`
}

/** Whose mail a token stops; `null`: it is none of ours. */
export function readStopToken(seal: Seal | null, token: string): NamedPerson | null {
  if (seal === null || !/^[A-Za-z0-9_-]{100,600}$/.test(token)) return null
  const ids = seal.open(Buffer.from(token, 'base64url'), PLACE)?.split(' ') ?? []
  const [workspaceId = '', assessmentId = '', personId = ''] = ids
  return ids.length === 3 && ids.every((id) => ID.test(id)) ? { workspaceId, assessmentId, personId } : null
}
