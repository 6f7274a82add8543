import type { Seal } from '#app/server/seal.server.ts'

/** Whom mail about a pilot goes to. */
export type ToldPerson = {
  workspaceId: string
  pilotId: string
  /** Canonical. */
  email: string
}

const PLACE = 'mail about a pilot'
const ID = /^[0-9a-f-]{36}$/

/** Where somebody stops the mail about a pilot; nobody else can make such an address. */
export function stopPath(seal: Seal, { workspaceId, pilotId, email }: ToldPerson): string {
  return `/pilot-mail/${seal.close(`${workspaceId} ${pilotId} ${email}`, PLACE).toString('base64url')}`
}

/** Whose mail a token stops; `null`: it is none of ours. */
export function readStopToken(seal: Seal | null, token: string): ToldPerson | null {
  if (seal === null || !/^[A-Za-z0-9_-]{100,600}$/.test(token)) return null
  const [workspaceId = '', pilotId = '', email = ''] =
    seal.open(Buffer.from(token, 'base64url'), PLACE)?.split(' ') ?? []
  return ID.test(workspaceId) && ID.test(pilotId) && email !== '' ? { workspaceId, pilotId, email } : null
}
