import type { Seal } from '#app/server/seal.server.ts'
import type { PilotWords } from './pilot-words.server.ts'

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
function stopPath(seal: Seal, { workspaceId, pilotId, email }: ToldPerson): string {
  return `/pilot-mail/${seal.close(`${workspaceId} ${pilotId} ${email}`, PLACE).toString('base64url')}`
}

/**
 * How somebody stops the mail about a pilot, as a mail says it.
 *
 * @returns `stopLink` is empty without a secret of the installation: then they are told whom to ask
 */
export function stoppingOf(
  { seal, words, origin }: { seal: Seal | null; words: Pick<PilotWords, 't'>; origin: string },
  person: ToldPerson,
): { stopping: string; stopLink: string } {
  if (seal === null) return { stopping: words.t('missing.stopAsk'), stopLink: '' }
  const stopLink = `${origin}${stopPath(seal, person)}`
  return { stopping: words.t('missing.stopHere', { link: stopLink }), stopLink }
}

/** Whose mail a token stops; `null`: it is none of ours. */
export function readStopToken(seal: Seal | null, token: string): ToldPerson | null {
  if (seal === null || !/^[A-Za-z0-9_-]{100,600}$/.test(token)) return null
  const [workspaceId = '', pilotId = '', email = ''] =
    seal.open(Buffer.from(token, 'base64url'), PLACE)?.split(' ') ?? []
  return ID.test(workspaceId) && ID.test(pilotId) && email !== '' ? { workspaceId, pilotId, email } : null
}
